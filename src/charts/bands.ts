import type { BarSeriesOption, LineSeriesOption } from 'echarts';
import type { Band } from '../domain/band';
import { bandWord } from '../views/wording';
import { BAND_COLOURS } from './palette';

export const KNOWN_BANDS = ['red', 'yellow', 'green'] as const;

/** A series per band, one on top of the other, each with its word in the legend. */
export function stackedBands(
  type: 'bar' | 'line',
  bands: readonly Band[],
  read: (band: Band & (typeof KNOWN_BANDS)[number]) => number[],
): (BarSeriesOption | LineSeriesOption)[] {
  return KNOWN_BANDS.filter((band) => bands.includes(band)).map((band) => {
    const shared = {
      name: bandWord(band),
      stack: 'accounts',
      data: read(band),
      itemStyle: { color: BAND_COLOURS[band] },
    };
    if (type === 'bar') return { ...shared, type, barCategoryGap: '12%' };
    return { ...shared, type, symbol: 'none', lineStyle: { width: 1, color: BAND_COLOURS[band] }, areaStyle: { color: BAND_COLOURS[band] } }; // prettier-ignore
  });
}
