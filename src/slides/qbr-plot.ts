import type { KnownBand } from '../domain/band';
import type { QbrContent, QbrMatrix, Quadrant } from '../domain/qbr';
import { KNOWN_BANDS } from '../charts/bands';
import { layOutMatrix, type MatrixDot, type MatrixLayout } from '../charts/matrix-layout';
import { BAND_COLOURS, FAINT_INK, INK, PAPER, QUADRANT_TINTS } from '../charts/palette';
import { labelBox } from '../charts/place-labels';
import { clip } from '../views/mrkdwn';
import { arrAxisWords, quadrantLine, quadrantWord, scoreAxisWords, sumQuadrants } from '../views/qbr/qbr-words';
import { bandWord, money } from '../views/wording';
import type { Deck } from './create-deck';
import { toHex } from './to-hex';

export type Slide = ReturnType<Deck['addSlide']>;

/** Inches on the slide. */
const PLOT = { left: 1.05, top: 1.62, width: 7.25, height: 4.35 };
const DOT = 0.13;
const LETTER = 0.074; // of 9 pt, on average
const LINE = 0.17;
const MOST_DOTS = 240; // more shapes than that make a file nobody can edit
const SHAPES: Readonly<Record<KnownBand, 'triangle' | 'diamond' | 'ellipse'>> = {
  red: 'triangle',
  yellow: 'diamond',
  green: 'ellipse',
};

/**
 * The 2×2 as shapes of the slide: four fields, two lines, a dot and maybe a name per account, each called what it is, so that it can be found,
 * moved and coloured.
 * @returns how many accounts are counted in the fields but have no dot.
 */
export function addPlot(slide: Slide, { matrix }: QbrContent): number {
  const layout = layOutMatrix(matrix, { ...PLOT, dot: DOT, letter: LETTER, line: LINE });
  addFields(slide, matrix, layout);
  addAxes(slide, matrix, layout);
  addLegend(slide);
  const drawn = chooseDots(layout.dots);
  drawn.forEach((dot) => addDot(slide, dot));
  drawn.forEach((dot) => addName(slide, dot));
  return layout.dots.length - drawn.length;
}

const isNamed = ({ label }: MatrixDot): boolean => label !== null;

/** Of a crowd everyone with a name and evenly so many of the others, as they stand by ARR: it keeps its shape. */
function chooseDots(dots: readonly MatrixDot[]): readonly MatrixDot[] {
  const others = dots.filter((dot) => !isNamed(dot));
  const share = Math.min(1, (MOST_DOTS - (dots.length - others.length)) / others.length);
  const chosen = others.filter((_, index) => Math.floor(index * share) < Math.floor((index + 1) * share));
  return share === 1 ? dots : [...dots.filter(isNamed), ...chosen];
}

function addFields(slide: Slide, matrix: QbrMatrix, { dividerX, dividerY }: MatrixLayout): void {
  const sums = sumQuadrants(matrix);
  const left = { x: PLOT.left, w: dividerX, align: 'left' as const };
  const right = { x: PLOT.left + dividerX, w: PLOT.width - dividerX, align: 'right' as const };
  const above = { y: PLOT.top, h: dividerY, valign: 'top' as const };
  const below = { y: PLOT.top + dividerY, h: PLOT.height - dividerY, valign: 'bottom' as const };
  const sides: Record<Quadrant, object> = {
    save_first: { ...left, ...above },
    keep: { ...right, ...above },
    watch: { ...left, ...below },
    grow: { ...right, ...below },
  };
  for (const [quadrant, { accounts, arr }] of entriesOf(sums)) {
    const words = quadrantLine({ quadrant, accounts, arr }, matrix.currency);
    const name = { text: quadrantWord(quadrant), options: { bold: true, breakLine: true } };
    slide.addText([name, { text: words }], {
      ...sides[quadrant],
      shape: 'rect',
      fill: { color: toHex(QUADRANT_TINTS[quadrant]) },
      line: { color: toHex(FAINT_INK), width: 0.75 },
      fontSize: 10,
      color: toHex(INK),
      margin: 4,
      objectName: `Field ${quadrantWord(quadrant)}`,
    });
  }
}

const entriesOf = (sums: ReturnType<typeof sumQuadrants>) =>
  Object.values(sums).map((sum) => [sum.quadrant, sum] as const);

function addAxes(slide: Slide, { currency, greenFrom, medianArr }: QbrMatrix, { xTicks, yTicks }: MatrixLayout): void {
  const tick = { fontSize: 9, color: toHex(FAINT_INK), margin: 0 };
  const below = PLOT.top + PLOT.height;
  for (const { value, at } of xTicks) {
    const box = { x: PLOT.left + at - 0.25, y: below + 0.03, w: 0.5, h: 0.2, align: 'center' as const };
    slide.addText(String(value), { ...tick, ...box, objectName: `Score ${value}` });
  }
  for (const { value, at } of yTicks) {
    const box = { x: PLOT.left - 0.77, y: PLOT.top + at - 0.1, w: 0.7, h: 0.2, align: 'right' as const };
    slide.addText(money(value, currency), { ...tick, ...box, objectName: `ARR ${money(value, currency)}` });
  }
  const across = { x: PLOT.left, y: below + 0.22, w: PLOT.width, h: 0.24, align: 'center' as const };
  slide.addText(scoreAxisWords(greenFrom), { ...tick, ...across, objectName: 'Axis of scores' });
  const upright = { x: 0.26 - PLOT.height / 2, y: PLOT.top + PLOT.height / 2 - 0.12, w: PLOT.height, h: 0.24 };
  slide.addText(arrAxisWords(medianArr, currency), { ...tick, ...upright, rotate: 270, align: 'center', objectName: 'Axis of ARR' }); // prettier-ignore
}

function addLegend(slide: Slide): void {
  KNOWN_BANDS.forEach((band, index) => {
    const x = PLOT.left + index * 0.95;
    slide.addShape(SHAPES[band], {
      ...dotBox(x + 0.07, PLOT.top - 0.16),
      ...lookOf(band),
      objectName: `Legend ${bandWord(band)}`,
    });
    const box = { x: x + 0.19, y: PLOT.top - 0.27, w: 0.7, h: 0.22, margin: 0 };
    slide.addText(bandWord(band), {
      ...box,
      fontSize: 10,
      color: toHex(INK),
      objectName: `Legend word ${bandWord(band)}`,
    });
  });
}

function addDot(slide: Slide, { account, x, y }: MatrixDot): void {
  const band = KNOWN_BANDS.find((known) => known === account.band);
  if (band === undefined) return; // nothing without a band is placed
  const objectName = clip(`Account ${account.name}`, 80);
  slide.addShape(SHAPES[band], { ...dotBox(PLOT.left + x, PLOT.top + y), ...lookOf(band), objectName });
}

function addName(slide: Slide, { account, x, y, label, text }: MatrixDot): void {
  if (label === null) return;
  const size = { width: text.length * LETTER, height: LINE };
  const box = labelBox({ x: PLOT.left + x, y: PLOT.top + y }, size, label, DOT);
  const align = ({ right: 'left', left: 'right', top: 'center', bottom: 'center' } as const)[label];
  slide.addText(text, {
    x: box.left,
    y: box.top,
    w: size.width,
    h: size.height,
    align,
    valign: 'middle',
    margin: 0,
    wrap: false,
    fontSize: 9,
    color: toHex(INK),
    objectName: clip(`Name ${account.name}`, 80),
  });
}

const dotBox = (x: number, y: number) => ({ x: x - DOT / 2, y: y - DOT / 2, w: DOT, h: DOT });
const lookOf = (band: KnownBand) => ({
  fill: { color: toHex(BAND_COLOURS[band]) },
  line: { color: toHex(PAPER), width: 0.5 },
});
