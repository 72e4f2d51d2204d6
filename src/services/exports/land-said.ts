import type { Db } from '../../db/client';
import type { NewNote } from '../../db/queries/account-notes';
import { insertExportedNotes } from '../../db/queries/exported-rows';
import type { ExportNote } from '../../ingest/exports/export-note';
import type { RowTaking } from '../../ingest/exports/read-row';
import type { AccountHint } from '../../ingest/pull/connector';
import { resolveAccounts, type Resolved } from '../pull/identity/resolve-accounts';
import { addReason, type ExportReport } from './export-report';
import { landJudgement } from './land-judgement';

type Said = { source: string; said: readonly RowTaking[]; hints: readonly AccountHint[]; now: Date };
type OwnedNote = ExportNote & { accountId: string };

/** What people said on the old platform, about customers that are recognised. A judgement that cannot stand here becomes a note. */
export async function landSaid(db: Db, { source, said, hints, now }: Said, report: ExportReport): Promise<void> {
  const resolved = await resolveAccounts(db, { source, hints, now });
  nameUnrecognised(hints, resolved, report);
  const notes: OwnedNote[] = [];
  for (const taking of said) {
    const note = findOwned(taking, resolved, report);
    if (note !== null && !(await isJudged(db, note, taking, { now, report }))) notes.push(note);
  }
  const rows = dropRepetitions(notes).map((note) => toRow(source, note));
  const fresh = await insertExportedNotes(db, rows);
  report.notes += fresh;
  report.unchanged += notes.length - fresh;
}

function nameUnrecognised(hints: readonly AccountHint[], resolved: Map<string, Resolved>, report: ExportReport): void {
  for (const { key, name } of hints) {
    const { accountId, isIgnored } = resolved.get(key) ?? { accountId: null, isIgnored: false };
    if (accountId === null && !isIgnored)
      report.unrecognised.add(name === null || name === undefined ? key : `${name} (${key})`);
  }
}

/** Null: it says nothing, or nobody knows of whom. */
function findOwned({ note }: RowTaking, resolved: Map<string, Resolved>, report: ExportReport): OwnedNote | null {
  const found = note === null ? undefined : resolved.get(note.hint.key);
  if (note === null || found?.isIgnored === true) return null;
  const accountId = found?.accountId ?? null;
  if (accountId !== null) return { ...note, accountId };
  report.notesOfNobody += 1;
  return null;
}

/** Whether the row is a judgement that stands here. */
async function isJudged(
  db: Db,
  { accountId }: OwnedNote,
  { judgement }: RowTaking,
  { now, report }: { now: Date; report: ExportReport },
): Promise<boolean> {
  if (judgement === null) return false;
  const outcome = await landJudgement(db, { accountId, judgement, now });
  if ('refusal' in outcome) {
    addReason(report, `a judgement is kept as a note: ${outcome.refusal}`);
    return false;
  }
  if (outcome.isNew) report.judgements += 1;
  else report.unchanged += 1;
  return true;
}

/** A grade that stays the same, snapshot after snapshot, is said once. */
function dropRepetitions(notes: readonly OwnedNote[]): OwnedNote[] {
  const last = new Map<string, string>();
  return notes.filter(({ accountId, trends, changed }) => {
    if (trends === null) return true;
    const part = JSON.stringify([accountId, trends.split(':', 1)[0]]);
    const text = JSON.stringify([trends, changed]);
    const isSame = last.get(part) === text;
    last.set(part, text);
    return !isSame;
  });
}

const toRow = (
  source: string,
  { accountId, byEmail, changed, trends, action, writtenAt, formId }: OwnedNote,
): NewNote => ({
  accountId,
  byEmail: byEmail ?? source,
  changed,
  trends,
  action,
  writtenAt,
  formId,
});
