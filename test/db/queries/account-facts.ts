import type { Pool } from 'pg';
import type { AccountFeatures } from '../../../src/domain/features';
import { listAccountFeatures } from '../../../src/db/queries/account-features';

export const NOW = new Date('2026-03-04T06:00:00Z');
export const TODAY = '2026-03-04';
const DAY_MS = 86_400_000;
/** The calendar day so many days before today; negative: after. */
export const dayAgo = (days: number): string => new Date(Date.parse(TODAY) - days * DAY_MS).toISOString().slice(0, 10);
export const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);

/** Insert plain rows; columns are those of the first row. */
export async function insert(pool: Pool, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (const row of rows) {
    const full: Record<string, unknown> = { source: 'csv', ...row };
    const names = Object.keys(full);
    const marks = names.map((_, index) => `$${index + 1}`);
    await pool.query(`insert into ${table} (${names.join(', ')}) values (${marks.join(', ')})`, Object.values(full));
  }
}

/** Streams that deliver since long ago, as of yesterday. */
export async function connect(pool: Pool, ...streams: string[]): Promise<void> {
  const reach = { first_fact_on: dayAgo(400), last_fact_on: dayAgo(1), last_success_at: NOW };
  await insert(pool, 'source_streams', streams.map((stream) => ({ stream, ...reach }))); // prettier-ignore
}

export async function readFeatures(
  pool: Pool,
  over: { now?: Date; accountIds?: string[] } = {},
): Promise<AccountFeatures[]> {
  const all: AccountFeatures[] = [];
  for await (const page of listAccountFeatures(pool, { now: NOW, modelVersion: 'v1', pageSize: 2, ...over }))
    all.push(...page);
  return all.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
}

export async function getFeatures(pool: Pool, accountId = 'acme', now = NOW): Promise<AccountFeatures> {
  const found = (await readFeatures(pool, { now })).find((one) => one.accountId === accountId);
  if (found === undefined) throw new Error(`no features of ${accountId}`);
  return found;
}
