import type { EChartsOption } from 'echarts';
import type { FleetDay } from '../domain/portfolio';
import { bandWord, fullDayOf } from '../views/wording';
import { KNOWN_BANDS, stackedBands } from './bands';
import { AXIS, GRID_BOX, LEGEND, titleOf } from './frame';
import { BAND_COLOURS } from './palette';
import type { ChartSize } from './render-png';

export const TREND_SIZE: ChartSize = { width: 720, height: 400 };

const dayLabel = (day: string): string => fullDayOf(day).replace(/ \d{4}$/, '');

/** How many accounts were in each band, week by week (R180), oldest first. */
export function buildBandTrendChart(days: readonly FleetDay[], title: string): EChartsOption {
  return {
    title: titleOf(title),
    legend: LEGEND,
    grid: GRID_BOX,
    xAxis: { ...AXIS, type: 'category', boundaryGap: false, data: days.map(({ day }) => dayLabel(day)) },
    yAxis: { ...AXIS, type: 'value', name: 'Accounts', minInterval: 1 },
    series: stackedBands('line', KNOWN_BANDS, (band) => days.map(({ byBand }) => byBand[band])),
  };
}

/** How many accounts were at risk, week by week (R180), oldest first. */
export function buildAtRiskTrendChart(days: readonly FleetDay[], title: string): EChartsOption {
  const color = BAND_COLOURS.red;
  return {
    title: titleOf(title),
    grid: GRID_BOX,
    xAxis: { ...AXIS, type: 'category', boundaryGap: false, data: days.map(({ day }) => dayLabel(day)) },
    yAxis: { ...AXIS, type: 'value', name: 'Accounts in Red', minInterval: 1 },
    series: [
      { type: 'line', name: bandWord('red'), symbol: 'none', lineStyle: { width: 3, color }, itemStyle: { color }, data: days.map(({ byBand }) => byBand.red) }, // prettier-ignore
    ],
  };
}

/** What the first picture shows, in words: where each band began and where it stands. */
export function describeBandTrend(days: readonly FleetDay[]): string {
  const ends = endsOf(days);
  if (ends === null) return 'Accounts by band over time: one day is known so far.';
  const { first, last } = ends;
  const bands = KNOWN_BANDS.map((band) => `${bandWord(band)} from ${first.byBand[band]} to ${last.byBand[band]}`);
  return `Accounts by band from ${fullDayOf(first.day)} to ${fullDayOf(last.day)}: ${bands.join(', ')}.`;
}

/** What the second picture shows, in words: its ends, and the highest week between. */
export function describeAtRiskTrend(days: readonly FleetDay[]): string {
  const ends = endsOf(days);
  if (ends === null) return 'Accounts at risk over time: one day is known so far.';
  const { first, last } = ends;
  const peak = days.reduce((most, day) => (day.byBand.red > most.byBand.red ? day : most), first);
  return `Accounts at risk: ${first.byBand.red} on ${fullDayOf(first.day)}, ${last.byBand.red} on ${fullDayOf(last.day)}, at most ${peak.byBand.red} on ${fullDayOf(peak.day)}.`;
}

function endsOf(days: readonly FleetDay[]): { first: FleetDay; last: FleetDay } | null {
  const [first] = days;
  const last = days.at(-1);
  return first === undefined || last === undefined || first === last ? null : { first, last };
}
