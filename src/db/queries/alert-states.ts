import { sql } from 'drizzle-orm';
import type { AlertState } from '../../domain/alert';
import type { KnownBand } from '../../domain/band';
import type { Db } from '../client';
import { alertStates } from '../schema';

export type WithheldRow = { accountId: string; since: Date | null };
export type StateRow = { accountId: string; state: AlertState };

const ROWS_PER_WRITE = 5_000;

/** States of these accounts, locked in one order until the transaction ends, so that two runs decide one after the other. */
export async function lockAlertStates(db: Db, accountIds: readonly string[]): Promise<Map<string, AlertState>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(alertStates)
    .where(sql`${alertStates.accountId} = any(${sql.param(accountIds)}::text[])`)
    .orderBy(alertStates.accountId)
    .for('update');
  return new Map(rows.map(({ accountId, ...row }) => [accountId, { ...row, observed: toKnown(row.observed) }]));
}

/** Write states in bulk: one statement per few thousand rows. */
export async function saveAlertStates(db: Db, rows: readonly StateRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_WRITE)
    await writeStates(db, rows.slice(start, start + ROWS_PER_WRITE));
}

async function writeStates(db: Db, rows: readonly StateRow[]): Promise<void> {
  const column = (read: (state: AlertState) => unknown) => sql.param(rows.map(({ state }) => read(state)));
  await db.execute(sql`
    insert into alert_states as kept (account_id, announced, announced_at, observed, observed_at, observed_since, flips,
      model_version, waiting_until, withheld_since)
    select * from unnest(
      ${sql.param(rows.map(({ accountId }) => accountId))}::text[],
      ${column((state) => state.announced)}::text[],
      ${column((state) => state.announcedAt)}::timestamptz[],
      ${column((state) => state.observed)}::text[],
      ${column((state) => state.observedAt)}::timestamptz[],
      ${column((state) => state.observedSince)}::timestamptz[],
      ${column((state) => state.flips)}::int[],
      ${column((state) => state.modelVersion)}::text[],
      ${column((state) => state.waitingUntil)}::timestamptz[],
      ${column((state) => state.withheldSince)}::timestamptz[])
    on conflict (account_id) do update set
      announced = excluded.announced, announced_at = excluded.announced_at, observed = excluded.observed,
      observed_at = excluded.observed_at, observed_since = excluded.observed_since, flips = excluded.flips,
      model_version = excluded.model_version, waiting_until = excluded.waiting_until,
      withheld_since = excluded.withheld_since`);
}

/** Forget what is known of these accounts: whatever is seen of them next is a first score. */
export async function forgetAlertStates(db: Db, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  const forgotten = await db
    .delete(alertStates)
    .where(sql`${alertStates.accountId} = any(${sql.param([...accountIds])}::text[])`)
    .returning({ accountId: alertStates.accountId, since: alertStates.withheldSince });
  const withheld = forgotten.filter(({ since }) => since !== null);
  await showWithheld(
    db,
    withheld.map(({ accountId }) => ({ accountId, since: null })),
  );
}

/** Let the account's health say since when a change of its band waits for fresh data, or that it no longer does. */
export async function showWithheld(db: Db, rows: readonly WithheldRow[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    update account_health set withheld_since = changed.since
    from unnest(
      ${sql.param(rows.map(({ accountId }) => accountId))}::text[],
      ${sql.param(rows.map(({ since }) => since))}::timestamptz[]) as changed (account_id, since)
    where account_health.account_id = changed.account_id`);
}

const toKnown = (band: string | null): KnownBand | null =>
  band === 'red' || band === 'yellow' || band === 'green' ? band : null;
