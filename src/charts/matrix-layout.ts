import type { QbrAccount, QbrMatrix } from '../domain/qbr';
import { clip } from '../views/mrkdwn';
import { type LabelRoom, type LabelSide, placeLabels } from './place-labels';

/** In one unit, pixels or inches: the plot, a dot, and the letters of a label. */
export type MatrixMetrics = { width: number; height: number; dot: number; letter: number; line: number };
export type MatrixDot = { account: QbrAccount; x: number; y: number; label: LabelSide | null; text: string };
export type MatrixTick = { value: number; at: number };

/** Where everything of the 2×2 stands, from the plot's upper left corner. */
export type MatrixLayout = {
  dividerX: number;
  dividerY: number;
  dots: MatrixDot[];
  xTicks: MatrixTick[];
  yTicks: MatrixTick[]; // values are ARR
  logRange: readonly [number, number]; // of log10 ARR, over the whole height
};

export const SCORE_RANGE = [-4, 104] as const; // so that a dot at 0 or 100 stands whole
const MOST_LABELS = 18;
const MOST_TRIED = 80; // in a crowd few find room
const LABEL_LETTERS = 22;
const LEAST_RANGE = Math.log10(4); // accounts that pay alike still leave an axis to read
const MOST_Y_TICKS = 7;

/**
 * The 2×2 as places: score from left to right, ARR upwards on a log scale, with room above and below for the names of the fields. The same
 * for the picture and the slide. Labelled are accounts to save first, then the biggest, as far as there is room: no label covers another
 * label or a dot, and none covers a dividing line as long as there is another place for it.
 */
export function layOutMatrix(matrix: QbrMatrix, metrics: MatrixMetrics): MatrixLayout {
  const { width, height } = metrics;
  const logRange = logRangeOf(matrix, metrics);
  const xOf = (score: number): number => ((score - SCORE_RANGE[0]) / (SCORE_RANGE[1] - SCORE_RANGE[0])) * width;
  const yOf = (arr: number): number => (1 - (Math.log10(arr) - logRange[0]) / (logRange[1] - logRange[0])) * height;
  const places = matrix.accounts.map((account) => ({ account, x: xOf(account.score), y: yOf(account.arr) }));
  const dividerX = xOf(matrix.greenFrom - 0.5); // scores are whole: between the last that is not green and the first that is
  const dividerY = matrix.medianArr === null ? height / 2 : yOf(matrix.medianArr);
  const labels = labelDots(places, { x: [dividerX], y: [dividerY] }, metrics);
  return {
    dividerX,
    dividerY,
    dots: places.map((place, index) => ({
      ...place,
      text: textOf(place.account),
      label: labels.get(index) ?? null,
    })),
    xTicks: [0, 20, 40, 60, 80, 100].map((value) => ({ value, at: xOf(value) })),
    yTicks: ticksOf(logRange).map((value) => ({ value, at: yOf(value) })),
    logRange,
  };
}

type Place = { account: QbrAccount; x: number; y: number };

const textOf = ({ name }: QbrAccount): string => clip(name, LABEL_LETTERS);

function labelDots(
  places: readonly Place[],
  lines: LabelRoom['lines'],
  { width, height, dot, letter, line }: MatrixMetrics,
): Map<number, LabelSide> {
  const order = places
    .map(({ account }, index) => ({ account, index }))
    .toSorted((a, b) => Number(b.account.quadrant === 'save_first') - Number(a.account.quadrant === 'save_first'))
    .slice(0, MOST_TRIED);
  const wanted = order.map(({ account, index }) => ({
    index,
    width: textOf(account).length * letter,
    height: line,
  }));
  const titles = 2.6 * line; // of the fields, along the upper and the lower edge
  const room = { left: 0, right: width, top: titles, bottom: height - titles, dot, lines };
  return placeLabels(places, wanted, room, MOST_LABELS);
}

function logRangeOf({ accounts }: QbrMatrix, { height, line }: MatrixMetrics): [number, number] {
  const logs = accounts.map(({ arr }) => Math.log10(arr));
  const least = logs.reduce((low, log) => Math.min(low, log), Infinity);
  const most = logs.reduce((high, log) => Math.max(high, log), -Infinity);
  if (least > most) return [3, 6]; // nobody is there: an empty axis
  const missing = Math.max(0, LEAST_RANGE - (most - least)) / 2;
  const margin = (3.4 * line) / height; // share of the height that the fields' names take, above and below
  const span = most - least + 2 * missing;
  const extra = (margin * span) / (1 - 2 * margin);
  return [least - missing - extra, most + missing + extra];
}

/** Round amounts: 1, 2 and 5 of every power of ten, or fewer where that would be too many. */
function ticksOf([from, to]: readonly [number, number]): number[] {
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = listTicks(from, to, steps);
    if (ticks.length <= MOST_Y_TICKS) return ticks;
  }
  const powers = listTicks(from, to, [1]);
  const step = Math.ceil(powers.length / MOST_Y_TICKS);
  return powers.filter((_, index) => index % step === 0);
}

function listTicks(from: number, to: number, steps: readonly number[]): number[] {
  const powers = Array.from({ length: Math.ceil(to) - Math.floor(from) + 1 }, (_, index) => Math.floor(from) + index);
  return powers
    .flatMap((power) => steps.map((step) => step * 10 ** power))
    .filter((value) => Math.log10(value) >= from && Math.log10(value) <= to);
}
