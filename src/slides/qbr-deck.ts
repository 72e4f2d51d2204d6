import type { QbrContent, QbrMark } from '../domain/qbr';
import { FAINT_INK, GRID, INK } from '../charts/palette';
import {
  describeMatrix,
  DRAFT_MARK,
  markLine,
  qbrHeadline,
  qbrOccasion,
  qbrOrigin,
  unplacedLine,
} from '../views/qbr/qbr-words';
import { describeExcluded, describeRepRows, listRepRows, REP_HEADS, type RepRow } from '../views/qbr/rep-rows';
import { count } from '../views/wording';
import { createDeck, type Deck, SLIDE } from './create-deck';
import { addPlot, type Slide } from './qbr-plot';
import { toHex } from './to-hex';

const RIGHT = { x: 8.5, w: 4.5 };
const ROW = 0.3;
const MOST_ROWS = 11; // of reps; the pod's own stands below them
const WIDTHS = [1.55, 0.6, 0.6, 0.75, 0.5, 0.5];
const COLUMNS = ['name', 'p50', 'p90', 'inTime', 'net', 'gross'] as const satisfies readonly (keyof RepRow)[];
const CELL = { fontSize: 9, color: toHex(INK), valign: 'middle' as const, margin: [0.03, 0.05, 0.03, 0.05] as [number, number, number, number] }; // prettier-ignore

/**
 * The one slide of a pod's QBR (R16–R18): health × ARR on the left, how fast each rep answered and what their books kept on the right. All of
 * it are shapes, text and a table. A draft says so across the slide until RevOps has signed (R19); the notes say everything in words.
 */
export function buildQbrDeck(content: QbrContent, mark: QbrMark, company: string): Deck {
  const deck = createDeck({ title: `${qbrOccasion(content)}: ${qbrHeadline(content.matrix)}`, company });
  const slide = deck.addSlide();
  addTitle(slide, content);
  const undrawn = addPlot(slide, content);
  addReps(slide, content);
  addFoot(slide, content, mark, undrawn);
  if (mark.kind === 'draft') addWatermark(slide);
  slide.addNotes(notesOf(content, mark));
  return deck;
}

function addTitle(slide: Slide, content: QbrContent): void {
  const box = { x: 0.4, w: SLIDE.width - 0.8, margin: 0 };
  slide.addText(qbrHeadline(content.matrix), { ...box, y: 0.3, h: 0.5, fontSize: 24, bold: true, color: toHex(INK), objectName: 'Title' }); // prettier-ignore
  const origin = `${qbrOccasion(content)} · ${qbrOrigin(content)}`;
  slide.addText(origin, { ...box, y: 0.82, h: 0.3, fontSize: 12, color: toHex(FAINT_INK), objectName: 'Subtitle' });
}

function addReps(slide: Slide, content: QbrContent): void {
  const all = listRepRows(content);
  const reps = all.slice(0, -1).slice(0, MOST_ROWS);
  const pod = all.slice(-1);
  const rest = all.length - 1 - reps.length;
  const more: RepRow[] = rest > 0 ? [{ name: `and ${count(rest, 'more row')}`, p50: '', p90: '', inTime: '', net: '', gross: '' }] : []; // prettier-ignore
  const heading = { x: RIGHT.x, y: 1.3, w: RIGHT.w, h: 0.28, margin: 0, fontSize: 12, bold: true, color: toHex(INK) };
  slide.addText('From alert to action, and what was kept', { ...heading, objectName: 'Heading of the table' });
  slide.addTable(
    [
      toCells(REP_HEADS, true),
      ...[...reps, ...more].map((row) => toCells(row, false)),
      ...pod.map((row) => toCells(row, true)),
    ],
    {
      x: RIGHT.x,
      y: 1.62,
      w: RIGHT.w,
      colW: WIDTHS,
      rowH: ROW,
      border: { type: 'solid', pt: 0.5, color: toHex(GRID) },
      autoPage: false,
      objectName: 'Reps',
    },
  );
  slide.addText(describeRepRows(content), { x: RIGHT.x, y: 6.2, w: RIGHT.w, h: 0.75, margin: 0, valign: 'top', fontSize: 9, color: toHex(FAINT_INK), objectName: 'About the table' }); // prettier-ignore
}

const toCells = (row: RepRow, isBold: boolean) =>
  COLUMNS.map((column, index) => ({
    text: row[column],
    options: { ...CELL, bold: isBold, align: index === 0 ? ('left' as const) : ('right' as const) },
  }));

function addFoot(slide: Slide, { matrix }: QbrContent, mark: QbrMark, undrawn: number): void {
  const small = undrawn > 0 ? [`Counted, but without a dot: ${count(undrawn, 'account')}.`] : [];
  const left = [unplacedLine(matrix), ...small].filter((line) => line !== null).join(' ');
  const line = { margin: 0, fontSize: 9, color: toHex(FAINT_INK), valign: 'top' as const };
  if (left !== '') slide.addText(left, { ...line, x: 0.4, y: 6.56, w: 8, h: 0.36, objectName: 'Not on the chart' });
  slide.addText(markLine(mark), { ...line, x: 0.4, y: 7.02, w: 8, h: 0.25, bold: true, objectName: 'Sign-off' });
}

function addWatermark(slide: Slide): void {
  slide.addText(DRAFT_MARK, {
    x: 1.4,
    y: 2.4,
    w: 10.5,
    h: 2.7,
    align: 'center',
    valign: 'middle',
    rotate: 340,
    fontSize: 160,
    bold: true,
    color: toHex(FAINT_INK),
    transparency: 84,
    objectName: 'Draft watermark',
  });
}

/** Everything of the slide in words, for those who do not see it. */
function notesOf(content: QbrContent, mark: QbrMark): string {
  const rows = listRepRows(content).map(
    ({ name, p50, p90, inTime, net, gross }) =>
      `${name}: to action p50 ${p50}, p90 ${p90}; in 5 days ${inTime}; NRR ${net}, GRR ${gross}.`,
  );
  const excluded = describeExcluded(content);
  return [
    `${qbrHeadline(content.matrix)}. ${markLine(mark)}.`,
    describeMatrix(content.matrix),
    describeRepRows(content),
    ...rows,
    ...(excluded === null ? [] : [excluded]),
  ].join('\n');
}
