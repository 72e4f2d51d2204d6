import type { EChartsOption, ScatterSeriesOption } from 'echarts';
import type { KnownBand } from '../domain/band';
import type { QbrContent, QbrMark, QbrMatrix, Quadrant } from '../domain/qbr';
import {
  arrAxisWords,
  DRAFT_MARK,
  markLine,
  qbrHeadline,
  qbrOccasion,
  qbrOrigin,
  quadrantLine,
  quadrantWord,
  scoreAxisWords,
  sumQuadrants,
  unplacedLine,
} from '../views/qbr/qbr-words';
import { clip } from '../views/mrkdwn';
import { bandWord, money } from '../views/wording';
import { KNOWN_BANDS } from './bands';
import { AXIS } from './frame';
import { layOutMatrix, type MatrixDot, type MatrixLayout, SCORE_RANGE } from './matrix-layout';
import { BAND_COLOURS, FAINT_INK, INK, QUADRANT_TINTS } from './palette';
import type { ChartSize } from './render-png';

export const MATRIX_SIZE: ChartSize = { width: 1040, height: 720 };
const PLOT = { left: 84, top: 116, width: 924, height: 486 };
const DOT = 12;
const LETTER = 6.9; // of 12 px Inter, on average
const LINE = 15;
const FOOT_LETTERS = 150;

/** Told apart by shape too. */
export const BAND_SYMBOLS: Readonly<Record<KnownBand, 'triangle' | 'diamond' | 'circle'>> = {
  red: 'triangle',
  yellow: 'diamond',
  green: 'circle',
};

/** The 2×2 of a pod's review as a picture (R16): score from left to right, ARR upwards on a log scale; marked as a draft until it is signed. */
export function buildMatrixChart(content: QbrContent, mark: QbrMark): EChartsOption {
  const { matrix } = content;
  const layout = layOutMatrix(matrix, { ...PLOT, dot: DOT, letter: LETTER, line: LINE });
  return {
    title: {
      text: qbrHeadline(matrix),
      subtext: clip(`${qbrOccasion(content)} · ${qbrOrigin(content)}`, FOOT_LETTERS),
      left: 16,
      top: 12,
      textStyle: { fontSize: 20, color: INK },
      subtextStyle: { fontSize: 13, color: FAINT_INK },
    },
    legend: { left: 16, top: 76, itemWidth: 12, itemHeight: 12, textStyle: { color: INK } },
    grid: PLOT,
    ...axesOf(matrix, layout),
    series: [fieldsOf(matrix, layout), ...KNOWN_BANDS.map((band) => seriesOf(band, layout))],
    graphic: [...footOf(matrix, mark), ...watermark(mark)],
  };
}

function axesOf({ greenFrom, currency, medianArr }: QbrMatrix, { xTicks, yTicks, logRange }: MatrixLayout) {
  const logs = yTicks.map(({ value }) => Math.log10(value));
  const scores = xTicks.map(({ value }) => value);
  const name = { nameTextStyle: { color: FAINT_INK, fontSize: 12 }, nameLocation: 'middle' as const };
  return {
    xAxis: {
      ...AXIS,
      ...name,
      type: 'value' as const,
      min: SCORE_RANGE[0],
      max: SCORE_RANGE[1],
      name: scoreAxisWords(greenFrom),
      nameGap: 26,
      splitLine: { show: false },
      axisTick: { customValues: scores },
      axisLabel: { color: FAINT_INK, customValues: scores },
    },
    yAxis: {
      ...AXIS,
      ...name,
      type: 'value' as const,
      min: logRange[0],
      max: logRange[1],
      name: arrAxisWords(medianArr, currency),
      nameGap: 56,
      splitLine: { show: false },
      axisTick: { customValues: logs },
      axisLabel: {
        color: FAINT_INK,
        customValues: logs,
        formatter: (log: number) => money(Math.round(10 ** log), currency),
      },
    },
  };
}

/** The four fields with their names and sums: corners by the quadrant's own side. */
function fieldsOf(matrix: QbrMatrix, { logRange }: MatrixLayout): ScatterSeriesOption {
  const edge = matrix.greenFrom - 0.5;
  const middle = matrix.medianArr === null ? (logRange[0] + logRange[1]) / 2 : Math.log10(matrix.medianArr);
  const xs = { left: [SCORE_RANGE[0], edge], right: [edge, SCORE_RANGE[1]] } as const;
  const ys = { above: [middle, logRange[1]], below: [logRange[0], middle] } as const;
  const sums = sumQuadrants(matrix);
  const field = (quadrant: Quadrant, x: readonly [number, number], y: readonly [number, number], at: Corner) => [
    {
      name: `${quadrantWord(quadrant)}\n${quadrantLine(sums[quadrant], matrix.currency)}`,
      coord: [x[0], y[0]],
      itemStyle: { color: QUADRANT_TINTS[quadrant] },
      label: { position: at, color: INK, fontSize: 13, lineHeight: 17, fontWeight: 'bold' as const },
    },
    { coord: [x[1], y[1]] },
  ];
  return {
    type: 'scatter',
    data: [],
    silent: true,
    markArea: {
      silent: true,
      data: [
        field('save_first', xs.left, ys.above, 'insideTopLeft'),
        field('keep', xs.right, ys.above, 'insideTopRight'),
        field('watch', xs.left, ys.below, 'insideBottomLeft'),
        field('grow', xs.right, ys.below, 'insideBottomRight'),
      ].map(([from, to]): [object, object] => [from ?? {}, to ?? {}]),
    },
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: FAINT_INK, type: 'solid', width: 1 },
      data: [{ xAxis: edge }, { yAxis: middle }],
    },
  };
}
type Corner = 'insideTopLeft' | 'insideTopRight' | 'insideBottomLeft' | 'insideBottomRight';

/** One band, with its word in the legend. */
function seriesOf(band: KnownBand, { dots }: MatrixLayout): ScatterSeriesOption {
  return {
    name: bandWord(band),
    type: 'scatter',
    symbol: BAND_SYMBOLS[band],
    symbolSize: DOT,
    itemStyle: { color: BAND_COLOURS[band], opacity: 0.85, borderColor: '#ffffff', borderWidth: 1 },
    data: dots.filter(({ account }) => account.band === band).map(toPoint),
  };
}

const toPoint = ({ account, label, text }: MatrixDot) => ({
  value: [account.score, Math.log10(account.arr)],
  ...(label === null
    ? {}
    : { label: { show: true, position: label, distance: 4, color: INK, fontSize: 12, formatter: () => text } }),
});

/** Under the plot: who is not on it, and whether it was signed. */
function footOf(matrix: QbrMatrix, mark: QbrMark) {
  const left = unplacedLine(matrix);
  return [...(left === null ? [] : [footLine(left, 662)]), footLine(markLine(mark), 688)];
}

const footLine = (text: string, top: number) => ({
  type: 'text' as const,
  left: 16,
  top,
  style: { text: clip(text, FOOT_LETTERS), fill: FAINT_INK, fontSize: 12 },
});

function watermark(mark: QbrMark) {
  if (mark.kind === 'signed') return [];
  const style = { text: DRAFT_MARK, fill: 'rgba(97, 96, 97, 0.16)', fontSize: 190, fontWeight: 'bold' as const };
  return [{ type: 'text' as const, left: 'center', top: 'middle', rotation: Math.PI / 8, z: 100, style }];
}
