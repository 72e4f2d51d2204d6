import type { EChartsOption } from 'echarts';
import type { ScoreBucket } from '../domain/portfolio';
import { bandWord, count } from '../views/wording';
import { KNOWN_BANDS, stackedBands } from './bands';
import { AXIS, GRID_BOX, LEGEND, titleOf } from './frame';
import type { ChartSize } from './render-png';

export const DISTRIBUTION_SIZE: ChartSize = { width: 720, height: 400 };

const rangeOf = ({ from, to }: Pick<ScoreBucket, 'from' | 'to'>): string => `${from}–${to}`;
const sumOf = ({ byBand }: ScoreBucket): number => KNOWN_BANDS.reduce((sum, band) => sum + byBand[band], 0);

/** How many accounts score how much (R180): a column per ten points, each in the colours of the bands its accounts are in. */
export function buildDistributionChart(buckets: readonly ScoreBucket[], title: string): EChartsOption {
  return {
    title: titleOf(title),
    legend: LEGEND,
    grid: GRID_BOX,
    xAxis: {
      ...AXIS,
      type: 'category',
      name: 'Score',
      nameLocation: 'middle',
      nameGap: 28,
      data: buckets.map(rangeOf),
    },
    yAxis: { ...AXIS, type: 'value', name: 'Accounts', minInterval: 1 },
    series: stackedBands('bar', KNOWN_BANDS, (band) => buckets.map(({ byBand }) => byBand[band])),
  };
}

/** What the picture shows, in words: how many are in each band, and where most of them are. */
export function describeDistribution(buckets: readonly ScoreBucket[]): string {
  const all = buckets.reduce((sum, bucket) => sum + sumOf(bucket), 0);
  if (all === 0) return 'Accounts by score: no account has a score yet.';
  const bands = KNOWN_BANDS.map(
    (band) => `${buckets.reduce((sum, { byBand }) => sum + byBand[band], 0)} ${bandWord(band)}`,
  );
  const [fullest] = buckets.toSorted((a, b) => sumOf(b) - sumOf(a));
  const most = fullest === undefined ? '' : ` Most of them, ${sumOf(fullest)}, score ${rangeOf(fullest)}.`;
  return `Accounts by score, ${count(all, 'account')}: ${bands.join(', ')}.${most}`;
}
