import type { AccountHint } from '../pull/connector';
import type { ExportCells, ExportKind, ExportMap, Platform } from './export-format';
import type { ExportNote } from './export-note';
import { readDate } from './read-date';

const TITLES: Readonly<Record<Platform, string>> = {
  delighted: 'Delighted',
  gainsight: 'Gainsight',
  totango: 'Totango',
  churnzero: 'ChurnZero',
  vitally: 'Vitally',
};
const MAX_LENGTH = 1000;

export type NoteOf = {
  platform: Platform;
  kind: Exclude<ExportKind, 'responses'>;
  id: string;
  line: number;
  hint: AccountHint;
  at: Date;
  cells: ExportCells;
  map: ExportMap;
};

/**
 * A grade, a call to action or an entry without a customer in it, as a note that says where it is from. A grade of another tool is no score of ours: it
 * is told in its own words, and never drawn beside ours. Pure.
 */
export function toNote({ platform, kind, id, line, hint, at, cells, map }: NoteOf): ExportNote {
  const title = TITLES[platform];
  const own = { changed: null, trends: null, action: null };
  const texts = {
    scorecard: () => ({ ...own, trends: describeGrade(title, cells), changed: clip(cells.text) }),
    timeline: () => ({ ...own, changed: clip(describeEntry(title, cells)) }),
    cta: () => ({ ...own, action: clip(describeCta(title, cells, map)), changed: clip(cells.text) }),
  };
  const byEmail = readEmail(cells.by_email);
  return { formId: `export:${platform}:${id}`, line, hint, byEmail, writtenAt: at, ...texts[kind]() };
}

function describeGrade(title: string, { measure, score, band }: ExportCells): string {
  const grade = [score, band === undefined ? undefined : score === undefined ? band : `(${band})`];
  return `${title} scorecard${measure === undefined ? '' : `, ${measure}`}: ${join(grade)}`;
}

function describeEntry(title: string, { type, subject, text }: ExportCells): string {
  const head = type === undefined ? title : `${title} ${type}`;
  return [`${head}${subject === undefined ? '' : `: ${subject}`}`, toPlainText(text)].filter(Boolean).join('. ');
}

/** A call to action is work of ours and no contact with the customer: nothing that counts contacts may see it. */
function describeCta(title: string, { subject, type, status, at, due_on: due }: ExportCells, map: ExportMap): string {
  const closed = at === undefined ? undefined : readDate(at, map);
  const when = closed ? `closed ${toDay(closed)}` : join(['open', due === undefined ? undefined : `due ${due}`], ', ');
  const kind = type === undefined ? '' : ` (${type})`;
  return `${title} call to action${kind}: ${subject}; ${join([when, status], ', ')}`;
}

const toDay = (at: Date): string => at.toISOString().slice(0, 10);
const join = (parts: readonly (string | undefined)[], by = ' '): string =>
  parts.filter((part) => part !== undefined).join(by);

export function readEmail(text: string | undefined): string | null {
  return text !== undefined && /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(text) ? text.toLowerCase() : null;
}

/** Platforms keep what people wrote as HTML. */
const toPlainText = (text: string | undefined): string =>
  (text ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function clip(text: string | undefined): string | null {
  const plain = toPlainText(text);
  if (plain === '') return null;
  return plain.length <= MAX_LENGTH ? plain : `${[...plain].slice(0, MAX_LENGTH - 1).join('')}…`;
}
