import type { AccountHint, Mapped, Refusal, Taken } from '../pull/connector';
import { npsFact } from '../surveys/nps-fact';
import type { ActivityUse, ExportCells, ExportKind, ExportMap, ExportRow, Platform } from './export-format';
import type { ExportJudgement, ExportNote } from './export-note';
import { readDate } from './read-date';
import { rowHint } from './row-hint';
import { rowId } from './row-id';
import { readEmail, toNote } from './to-note';

export type ExportRules = { platform: Platform; kind: ExportKind; map: ExportMap };
/** What one row says. `judgement` stands in for the note, where whoever made it is known and it is still to stand. */
export type RowTaking = { taken: Taken; note: ExportNote | null; judgement: ExportJudgement | null };

/** Words for contacts with a customer; whatever is none of them is a note. */
const USES = new Map<string, ActivityUse>(
  Object.entries({
    call: 'call',
    phone: 'call',
    'phone call': 'call',
    email: 'email',
    'e-mail': 'email',
    meeting: 'meeting',
    'web meeting': 'meeting',
    'in person meeting': 'meeting',
    'in-person meeting': 'meeting',
    'onsite visit': 'meeting',
    qbr: 'qbr',
    ebr: 'qbr',
    'business review': 'qbr',
    'quarterly business review': 'qbr',
    'executive business review': 'qbr',
    training: 'training',
  }),
);
const FLAGS = new Map(Object.entries({ true: true, yes: true, false: false, no: false }));

/**
 * One row of an exported file, in the words of the contract and of people; or why it cannot be taken. A fact has no version: the file that is read last
 * counts. Never throws. Pure.
 */
export function readRow({ line, cells }: ExportRow, rules: ExportRules): RowTaking {
  const { platform, kind, map } = rules;
  const hint = rowHint(cells);
  const id = rowId(platform, kind, cells);
  if (hint === null) return refuse(id, 'key', 'does not say whose it is');
  const at = findInstant(cells, rules);
  if (at === undefined) return refuse(id, 'at', 'does not say when');
  if (at === null) return refuse(id, 'at', NO_INSTANT);
  if (kind === 'responses') return plain(id, toResponse({ id, hint, at, cells }));
  const use = kind === 'timeline' ? useOf(cells, map) : 'note';
  if (use === 'skip') return plain(id, []);
  if (use !== 'note') return plain(id, [toActivity({ id, hint, at, cells }, use)]);
  const note = toNote({ platform, kind, id, line, hint, at, cells, map });
  const judgement = kind === 'scorecard' ? toJudgement(cells, map) : null;
  return { taken: { id, mapped: [{ kind: 'customer', account: hint }] }, note, judgement };
}

const NO_INSTANT = 'expected an instant; where days or months come first, say so in a map (dates)';

/** Undefined: it does not say; null: it is none. A call to action that is open has only begun. */
function findInstant({ at, opened_at }: ExportCells, { kind, map }: ExportRules): Date | null | undefined {
  const said = at ?? (kind === 'cta' ? opened_at : undefined);
  return said === undefined ? undefined : readDate(said, map);
}

type Dated = { id: string; hint: AccountHint; at: Date; cells: ExportCells };
const plain = (id: string, mapped: readonly Mapped[]): RowTaking => ({
  taken: { id, mapped },
  note: null,
  judgement: null,
});

function refuse(id: string, path: Refusal['path'], reason: string): RowTaking {
  return { taken: { refused: { id, path, reason } }, note: null, judgement: null };
}

/** Only NPS (R237): the other scales of surveys name no ticket. */
function toResponse({ id, hint, at, cells }: Dated): Mapped[] {
  if (cells.type !== undefined && !/^(nps|net promoter score)$/i.test(cells.type)) return [];
  if (cells.score === undefined) return [];
  const respondedAt = at.toISOString();
  const score = Number(cells.score);
  return npsFact({ id, account: hint, score, comment: cells.text ?? null, respondedAt, version: null });
}

const useOf = ({ type }: ExportCells, { types }: ExportMap): ActivityUse =>
  new Map(Object.entries(types).map(([name, use]) => [name.toLowerCase(), use])).get((type ?? '').toLowerCase()) ??
  USES.get((type ?? '').toLowerCase()) ??
  'note';

function toActivity({ id, hint, at, cells }: Dated, kind: Exclude<ActivityUse, 'note' | 'skip'>): Mapped {
  const fact = {
    activity_id: id,
    happened_at: at.toISOString(),
    kind,
    attended: FLAGS.get((cells.attended ?? '').toLowerCase()) ?? null,
    by_email: readEmail(cells.by_email),
  };
  return { kind: 'fact', stream: 'activities', account: hint, version: null, cells: fact };
}

/** Only where the file says who, why and until when: anything else is a grade among others. */
function toJudgement(cells: ExportCells, map: ExportMap): ExportJudgement | null {
  const byEmail = readEmail(cells.by_email);
  const expiresAt = cells.until === undefined ? null : readDate(cells.until, map);
  const bands = { red: 'red', yellow: 'yellow', green: 'green', ...map.bands } as const;
  const band = Object.entries(bands).find(([word]) => word.toLowerCase() === cells.band?.toLowerCase())?.[1];
  if (byEmail === null || expiresAt === null || band === undefined || cells.text === undefined) return null;
  return { byEmail, band, reason: cells.text, expiresAt };
}
