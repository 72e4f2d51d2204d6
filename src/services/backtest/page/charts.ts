import type { EChartsOption } from 'echarts';
import type { HorizonReport } from '../backtest-result';
import { drawChart } from './chart';

const COLOUR = '#2f6f8f';
const GREY = '#8a8a8a';
const percentAxis = (name: string) => ({
  type: 'value' as const,
  name,
  nameLocation: 'middle' as const,
  nameGap: 40,
  axisLabel: { formatter: (value: number) => `${Math.round(value * 100)}%` },
});

/** AUC of every horizon with its interval, against chance. */
export function drawAuc(horizons: readonly HorizonReport[]): string {
  const seen = horizons.filter(({ auc }) => auc !== null);
  const label = seen.map((one) => `${one.horizon_days} days: ${one.auc?.toFixed(2)}`).join(', ');
  return drawChart(
    {
      xAxis: { type: 'category', data: seen.map(({ horizon_days: days }) => `${days} days`) },
      yAxis: { type: 'value', min: 0.3, max: 1, name: 'AUC', nameLocation: 'middle', nameGap: 40 },
      series: [
        points(seen.map(({ auc }) => auc)),
        whiskers(seen.map(({ auc_ci: interval }) => interval)),
        levelLine(0.5, 'chance'),
      ],
    },
    `Area under the ROC curve, with 95% intervals; 0.5 is chance. ${label}`,
  );
}

/** The share that stayed, by range of the score. */
export function drawRetention({ retention, horizon_days: days }: HorizonReport): string {
  const seen = retention.filter(({ retained_rate: rate }) => rate !== null);
  const label = seen.map(({ from, to, retained_rate: rate }) => `${from} to ${to}: ${toPercent(rate)}`).join(', ');
  return drawChart(
    {
      xAxis: {
        type: 'category',
        name: 'score',
        nameLocation: 'middle',
        nameGap: 28,
        data: seen.map(({ from, to }) => `${from}–${to}`),
      },
      yAxis: { ...percentAxis(`stayed ${days} days`), min: 0, max: 1 },
      series: [
        {
          type: 'bar',
          data: seen.map(({ retained_rate: rate }) => rate),
          itemStyle: { color: COLOUR },
          barWidth: '55%',
        },
        whiskers(seen.map(({ retained_ci: interval }) => interval)),
      ],
    },
    `Share of accounts that stayed for ${days} days, by score. ${label}`,
  );
}

/** What was predicted against what came, in tenths of the snapshots. */
export function drawCalibration({ calibration, horizon_days: days }: HorizonReport): string {
  const most = Math.max(0.01, ...calibration.flatMap(({ predicted, observed }) => [predicted, observed]));
  const max = Math.min(1, Math.ceil(most * 20) / 20);
  return drawChart(
    {
      xAxis: { ...percentAxis('predicted'), nameGap: 28, min: 0, max },
      yAxis: { ...percentAxis('came'), min: 0, max },
      series: [
        {
          type: 'line',
          data: [[0, 0], [max, max]], // prettier-ignore
          symbol: 'none',
          lineStyle: { color: GREY, type: 'dashed' },
        },
        {
          type: 'scatter',
          data: calibration.map(({ predicted, observed }) => [predicted, observed]),
          symbolSize: 10,
          itemStyle: { color: COLOUR },
        },
      ],
    },
    `Predicted probability of leaving within ${days} days against the share that left, in tenths of the snapshots; on the dashed line both are equal. ` +
      calibration
        .map(({ predicted, observed }) => `${toPercent(predicted)} predicted, ${toPercent(observed)} came`)
        .join('; '),
  );
}

const toPercent = (rate: number | null): string => (rate === null ? 'unknown' : `${(rate * 100).toFixed(1)}%`);

type Series = Extract<NonNullable<EChartsOption['series']>, readonly unknown[]>[number];

const points = (values: readonly (number | null)[]): Series => ({
  type: 'scatter',
  data: [...values],
  symbolSize: 12,
  itemStyle: { color: COLOUR },
});

/** 95% intervals as thin lines over each category. */
function whiskers(intervals: readonly (readonly [number, number] | null)[]): Series {
  const segments = intervals.flatMap((interval, index) =>
    interval === null
      ? []
      : [
          [{ coord: [index, interval[0]] }, { coord: [index, interval[1]] }] as [
            { coord: number[] },
            { coord: number[] },
          ],
        ],
  );
  return {
    type: 'line',
    data: [],
    markLine: {
      symbol: 'none',
      lineStyle: { color: '#333', type: 'solid', width: 1.5 },
      label: { show: false },
      data: segments,
    },
  };
}

const levelLine = (value: number, name: string): Series => ({
  type: 'line',
  data: [],
  markLine: {
    symbol: 'none',
    lineStyle: { color: GREY, type: 'dashed' },
    label: { formatter: name },
    data: [{ yAxis: value }],
  },
});
