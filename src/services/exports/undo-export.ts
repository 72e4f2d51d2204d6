import type { Db, Pool } from '../../db/client';
import { deleteExportedFacts, deleteExportedNotes } from '../../db/queries/exported-rows';
import { listChangedAccounts, openChangedAccounts } from '../../db/queries/facts/changed-accounts';
import { withSourceLock } from '../../db/queries/ingest-lock';
import { withdrawOverride } from '../../db/queries/overrides';
import { AppError } from '../../errors';
import type { ExportRow } from '../../ingest/exports/export-format';
import type { ExportFile } from '../../ingest/exports/place-columns';
import { readExport } from '../../ingest/exports/read-export';
import { readRow } from '../../ingest/exports/read-row';
import type { AccountHint } from '../../ingest/pull/connector';
import { resolveAccounts } from '../pull/identity/resolve-accounts';
import { findSame } from './land-judgement';

export type ExportUndoing = ExportFile & { path: string; now: Date };
export type Undone = { facts: number; notes: number; judgements: number; changed: string[] };

/** Take out what a file brought, by the ids that its rows had: facts, whether they landed or wait, and notes; judgements are withdrawn. */
export async function undoExport(pool: Pool, given: ExportUndoing): Promise<Undone> {
  const undone = await withSourceLock(pool, given.platform, async (connection) => {
    const total: Undone = { facts: 0, notes: 0, judgements: 0, changed: [] };
    await openChangedAccounts(connection.client);
    await connection.db.transaction(async (tx) => {
      for await (const part of readExport(given)) if (Array.isArray(part)) await takeOut(tx, given, part, total);
    });
    for await (const ids of listChangedAccounts(connection.client)) total.changed.push(...ids);
    return total;
  });
  if (undone !== null) return undone;
  throw new AppError('already_running', `${given.platform} is already being imported by another run.`);
}

async function takeOut(db: Db, given: ExportUndoing, rows: readonly ExportRow[], total: Undone): Promise<void> {
  const { platform: source, kind } = given;
  const said = rows.map((row) => readRow(row, given));
  const ids = said.flatMap(({ taken }) => ('refused' in taken ? [] : [`${source}:${taken.id}`]));
  const stream = kind === 'responses' ? 'nps' : 'activities';
  total.facts += await deleteExportedFacts(db, { source, stream, ids });
  total.notes += await deleteExportedNotes(
    db,
    said.flatMap(({ note }) => note?.formId ?? []),
  );
  for (const { note, judgement } of said)
    if (note !== null && judgement !== null && (await withdraw(db, given, note.hint, judgement))) total.judgements += 1;
}

type Judgement = Parameters<typeof findSame>[1]['judgement'];

async function withdraw(
  db: Db,
  { platform: source, now }: ExportUndoing,
  hint: AccountHint,
  judgement: Judgement,
): Promise<boolean> {
  const accountId = (await resolveAccounts(db, { source, hints: [hint], now })).get(hint.key)?.accountId ?? null;
  const found = accountId === null ? null : await findSame(db, { accountId, judgement, now });
  if (found === null) return false;
  return withdrawOverride(db, { overrideId: found.overrideId, byEmail: 'command line', now });
}
