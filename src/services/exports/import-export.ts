import type { Db, Pool } from '../../db/client';
import { listChangedAccounts, openChangedAccounts } from '../../db/queries/facts/changed-accounts';
import { type Connection, withSourceLock } from '../../db/queries/ingest-lock';
import { saveSourceMatches } from '../../db/queries/source-accounts';
import { AppError, SourceError } from '../../errors';
import { createExportStream } from '../../ingest/exports/create-export-stream';
import type { ExportRow } from '../../ingest/exports/export-format';
import type { ExportFile } from '../../ingest/exports/place-columns';
import { readExport } from '../../ingest/exports/read-export';
import { readRow } from '../../ingest/exports/read-row';
import type { Mapping } from '../../ingest/mapping-file';
import { landWaiting } from '../pull/identity/land-waiting';
import { keepRejected } from '../pull/keep-rejected';
import { landPage } from '../pull/land-page';
import { takeRecords } from '../pull/take-records';
import { MAX_BAD_RATE, MAX_BAD_RECORDS } from '../pull/trip-wires';
import { addReason, type ExportReport, noReport } from './export-report';
import { landSaid } from './land-said';

export type ExportImport = ExportFile & {
  path: string;
  isDry: boolean;
  mappings: readonly Mapping[]; // of identity.mapping_file
  now: Date;
};
export type ExportOutcome = { report: ExportReport; changed: string[] };

/** Undoes a transaction that did nothing wrong. */
class DryRun extends Error {}

/**
 * Bring in a file that another platform exported: answers and contacts as facts, everything else as notes or judgements. All of it or nothing; again it
 * changes nothing. Dry: all the same, and nothing is kept. The platform is no source that could be fresh: what it does not tell any more is unknown.
 * @throws SourceContractError for a file that cannot be read, SourceError where over 5 % of its rows are bad.
 */
export async function importExport(pool: Pool, given: ExportImport): Promise<ExportOutcome> {
  const outcome = await withSourceLock(pool, given.platform, async (connection) => {
    const report = noReport(given.file);
    await openChangedAccounts(connection.client);
    await connection.db
      .transaction(async (tx) => {
        await landFile({ connection, tx }, given, report);
        if (given.isDry) throw new DryRun();
      })
      .catch(ignoreDryRun);
    const changed: string[] = [];
    for await (const ids of listChangedAccounts(connection.client)) changed.push(...ids);
    return { report, changed };
  });
  if (outcome !== null) return outcome;
  throw new AppError('already_running', `${given.platform} is already being imported by another run.`);
}

function ignoreDryRun(error: unknown): void {
  if (!(error instanceof DryRun)) throw error;
}

/** `tx`: the transaction that is open on the connection; what opens one of its own needs it. */
type Open = { connection: Connection; tx: Db };

async function landFile(open: Open, given: ExportImport, report: ExportReport): Promise<void> {
  const { platform: source, mappings, now } = given;
  const own = mappings.filter((mapping) => mapping.source === source);
  const matches = own.map(({ key, accountId }) => ({ key, accountId, matchedBy: 'file' as const }));
  if (matches.length > 0) await saveSourceMatches(open.tx, { source, matches, now });
  for await (const part of readExport(given)) {
    if (Array.isArray(part)) await landRows(open, given, part, report);
    else report.ignoredColumns = part.ignored;
  }
  await landWaiting(open.connection, { source, keys: [], now });
  refuseBadFile(given, report);
}

const REASONS_NAMED = 3;

/** What cannot be right is said with its commonest reasons: nothing of it is in quarantine. */
function refuseBadFile({ platform, file }: ExportImport, { bad, rows, reasons }: ExportReport): void {
  if (bad <= MAX_BAD_RECORDS || bad <= rows * MAX_BAD_RATE) return;
  const common = [...reasons].toSorted(([, a], [, b]) => b - a).slice(0, REASONS_NAMED);
  const why = common.map(([reason, count]) => `${count} × ${reason}`).join('; ');
  const what = `${file} was not taken: ${bad} of its ${rows} rows are bad, more than 5 %. ${why}`;
  throw new SourceError(platform, 'stopped', what);
}

async function landRows(
  { connection, tx }: Open,
  given: ExportImport,
  rows: readonly ExportRow[],
  report: ExportReport,
): Promise<void> {
  const { platform: source, kind, now } = given;
  const stream = createExportStream(given);
  const taking = takeRecords(stream, rows, { source, passStartedAt: now, now, firstLine: 0 });
  const rejected = taking.rejected.map((one) => ({ ...one, line: rows[one.line]?.line ?? one.line }));
  const counts = await landPage(connection, { source, stream, taking, replacesDays: [], passStartedAt: now, now });
  await keepRejected(tx, { source, part: kind, rejected, syncRunId: null, now });
  const landed = [...counts.values()];
  report.rows += rows.length;
  report.bad += taking.bad;
  report.facts += landed.reduce((sum, { rowsLanded }) => sum + rowsLanded, 0);
  report.unchanged += landed.reduce((sum, { rowsUnchanged }) => sum + rowsUnchanged, 0);
  report.waiting += landed.reduce((sum, { waiting }) => sum + waiting, 0);
  for (const { reason, column } of rejected) addReason(report, column === null ? reason : `${column} ${reason}`);
  const said = rows.map((row) => readRow(row, given));
  await landSaid(tx, { source, said, hints: [...taking.hints.values()], now }, report);
}
