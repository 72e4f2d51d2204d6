import type { EChartsOption, LineSeriesOption, ScatterSeriesOption } from 'echarts';
import type { ScoreCourse } from '../domain/score-course';
import { findUse, type UseCourse } from '../views/drill/score-course';
import { clip } from '../views/mrkdwn';
import { bandWord } from '../views/wording';
import { BAND_COLOURS, FAINT_INK, GRID, INK } from './palette';
import type { ChartSize } from './render-png';

export const HISTORY_SIZE: ChartSize = { width: 760, height: 460 };
const BACKDROP = 0.13;
const LINE = '#2a5bd7'; // no band's colour
const USE = '#6b7280';

/**
 * 180 days of one account: its score with the bands behind it, each by its word too, a triangle where an alert opened, and below how much
 * it was used. Scores 0–100; gaps stay gaps. Without use the score has the whole picture.
 */
export function buildAccountHistory(course: ScoreCourse): EChartsOption {
  const use = findUse(course);
  const range = { min: course.fromDay, max: course.toDay };
  const bottom = use === null ? 40 : 150;
  return {
    title: { text: clip(course.name, 60), subtext: 'Score, 180 days', left: 16, top: 8, textStyle: { fontSize: 18, color: INK } }, // prettier-ignore
    useUTC: true,
    grid: [
      { left: 48, right: 88, top: 72, bottom },
      ...(use === null ? [] : [{ left: 48, right: 88, height: 64, bottom: 40 }]),
    ],
    xAxis: [timeAxis(0, range, use === null), ...(use === null ? [] : [timeAxis(1, range, true)])],
    yAxis: [
      { type: 'value', gridIndex: 0, min: 0, max: 100, interval: 25, ...quiet },
      ...(use === null
        ? []
        : [{ type: 'value' as const, gridIndex: 1, min: 0, splitNumber: 2, ...useTitle(use), ...quiet }]),
    ],
    series: [scoreLine(course), alertMarks(course), ...(use === null ? [] : [useLine(use)])],
  };
}

const quiet = {
  axisLabel: { color: FAINT_INK },
  splitLine: { lineStyle: { color: GRID } },
  axisLine: { show: false },
  axisTick: { show: false },
};

const timeAxis = (gridIndex: number, range: { min: string; max: string }, isLabelled: boolean) => ({
  type: 'time' as const,
  gridIndex,
  ...range,
  axisLabel: { show: isLabelled, color: FAINT_INK, formatter: '{d} {MMM}', hideOverlap: true },
  axisLine: { lineStyle: { color: GRID } },
  axisTick: { show: false },
  splitLine: { show: false },
});

const useTitle = ({ title }: UseCourse) => ({
  name: `${title} a day, mean of 7`,
  nameLocation: 'end' as const,
  nameTextStyle: { color: FAINT_INK, align: 'left' as const, padding: [0, 0, 0, -32] },
});

function scoreLine(course: ScoreCourse): LineSeriesOption {
  const data = course.scores.map(({ day, score }) => [day, score ?? '-']); // a dash is a gap
  const last = course.scores.findLast(({ score }) => score !== null);
  return {
    type: 'line',
    data,
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color: LINE, width: 2.5 },
    markArea: {
      silent: true,
      data: course.bands.map(toBackdrop),
    },
    ...(last === undefined ? {} : { markPoint: nowMark(last, isFalling(course)) }),
  };
}

/** Bands touch: each reaches half a point into the gap between its whole scores and the next one's. */
const toBackdrop = ({ band, from, to }: ScoreCourse['bands'][number]): Backdrop => [
  {
    name: bandWord(band),
    yAxis: from === 0 ? 0 : from - 0.5,
    itemStyle: { color: BAND_COLOURS[band], opacity: BACKDROP },
    label: { position: 'insideRight', color: FAINT_INK, distance: -56 },
  },
  { yAxis: to === 100 ? 100 : to + 0.5 },
];
type Backdrop = Extract<NonNullable<NonNullable<LineSeriesOption['markArea']>['data']>[number], readonly unknown[]>;

const ROOM_BELOW = 12; // points: the height of the figures above the axis

/** Whether the line comes down to its last score: its figures would stand in it. */
function isFalling({ scores }: ScoreCourse): boolean {
  const [last, before] = scores.filter(({ score }) => score !== null).toReversed();
  return (last?.score ?? 0) >= ROOM_BELOW && (last?.score ?? 0) < (before?.score ?? 0);
}

/** The last score, in figures: above it, or below where the line comes down to it. */
const nowMark = ({ day, score }: ScoreCourse['scores'][number], isBelow: boolean) => ({
  symbol: 'circle',
  symbolSize: 9,
  itemStyle: { color: LINE },
  label: {
    position: isBelow ? ('bottom' as const) : ('top' as const),
    color: INK,
    fontWeight: 'bold' as const,
    formatter: `${score ?? ''}`,
  },
  data: [{ name: 'now', coord: [day, score ?? 0] }],
});

/** At the foot of the panel, where they hide no line. */
function alertMarks({ alertDays }: ScoreCourse): ScatterSeriesOption {
  return {
    type: 'scatter',
    symbol: 'triangle',
    symbolSize: 13,
    itemStyle: { color: INK },
    data: alertDays.map((day) => [day, 4]),
    label: { show: alertDays.length > 0 && alertDays.length <= 6, formatter: 'Alert', position: 'left', color: INK },
    z: 5,
  };
}

const useLine = ({ days }: UseCourse): LineSeriesOption => ({
  type: 'line',
  xAxisIndex: 1,
  yAxisIndex: 1,
  data: days.map(({ day, mean }) => [day, mean]),
  showSymbol: false,
  lineStyle: { color: USE, width: 1.5 },
  areaStyle: { color: USE, opacity: 0.15 },
});
