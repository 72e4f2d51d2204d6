import { prepareAsOf } from '../../db/as-of';
import type { Database } from '../../db/client';
import { countQuarantined } from '../../db/queries/diagnosis';
import { listAccountBirths, listDatedStreams, listOutcomes } from '../../db/queries/outcomes';
import { AppError } from '../../errors';
import type { CsvProgress } from '../../ingest/csv/connector';
import { importDirectory, type ImportReport } from '../ingest/import-directory';
import type { LeftOut } from './backtest-result';
import { buildFates, type Fate } from './fate';
import type { Span } from './plan-cut-offs';

const SOURCE = 'backtest';
/** Streams that tell when something happened; contract terms reach into the future. */
const DATED = new Set(['usage_daily', 'tickets', 'nps', 'invoices', 'activities']);

export type LoadInput = {
  database: Database;
  dir: string;
  now: Date;
  onProgress?: ((progress: CsvProgress) => void) | undefined;
};
export type Loaded = { fates: Map<string, Fate>; span: Span; accounts: number; leftOut: LeftOut[] };

/**
 * Brings the folder in as `barometer import` would, and reads what became of its accounts.
 * @throws AppError in one sentence when there is nothing to measure against.
 */
export async function loadFacts({ database, dir, now, onProgress }: LoadInput): Promise<Loaded> {
  const report = await importDirectory({ pool: database.pool, source: SOURCE, dir, now, onProgress, isPast: true });
  const problems = listProblems(report);
  if (problems.length > 0) throw new AppError('backtest_import', problems.join('\n'));
  const rows = await listOutcomes(database.db);
  if (rows.length === 0) throw new AppError('backtest_outcomes', await explainNoOutcomes(database));
  await prepareAsOf(database.pool);
  const births = await listAccountBirths(database.db);
  const span = await readSpan(database, rows);
  return {
    fates: buildFates(rows, births, span.lastOn),
    span,
    accounts: births.size,
    leftOut: await listLeftOut(database),
  };
}

/** Without accounts no other file can be read: that one sentence says it all. */
function listProblems({ error, files }: ImportReport): string[] {
  const accounts = files.find((file) => file.stream === 'accounts' && file.error !== null);
  return [error, ...(accounts === undefined ? files : [accounts]).map((file) => file.error)].flatMap(
    (one) => one ?? [],
  );
}

async function explainNoOutcomes(database: Database): Promise<string> {
  const [first] = (await listLeftOut(database)).filter(({ file }) => file.startsWith('outcomes.'));
  const why = first === undefined ? 'is missing or empty' : `has no usable row (line ${first.line}: ${first.reason})`;
  return `outcomes.csv ${why}: a backtest needs to know what became of the accounts (account_id, effective_on, outcome, observed_until).`;
}

async function listLeftOut({ db }: Database): Promise<LeftOut[]> {
  const rows = await countQuarantined(db);
  return rows.map(({ file, line, column, reason, rows: count }) => ({ file, line, column, reason, rows: count }));
}

async function readSpan({ db }: Database, rows: Awaited<ReturnType<typeof listOutcomes>>): Promise<Span> {
  const streams = (await listDatedStreams(db)).filter(({ stream }) => DATED.has(stream));
  const firstOn = streams.map((one) => one.firstFactOn).toSorted()[0];
  const watched = rows.flatMap(({ observedUntil }) => observedUntil ?? []);
  const lastOn = (watched.length > 0 ? watched : streams.map((one) => one.lastFactOn)).toSorted().at(-1);
  if (firstOn !== undefined && lastOn !== undefined) return { firstOn, lastOn };
  throw new AppError(
    'backtest_facts',
    'There is nothing to score by: not one day of usage, ticket, answer, invoice or activity.',
  );
}
