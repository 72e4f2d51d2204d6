import { sql } from 'drizzle-orm';
import type { TriggerState } from '../../domain/trigger';
import type { Db } from '../client';
import { triggerStates } from '../schema';

export type TriggerStateRow = { accountId: string; state: TriggerState };

const ROWS_PER_WRITE = 5_000;

/**
 * What is remembered of each account's triggers. Read after the accounts' alert states are locked (`lockAlertStates`): that lock
 * orders the runs, so these rows need none of their own.
 */
export async function listTriggerStates(db: Db, accountIds: readonly string[]): Promise<Map<string, TriggerState[]>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(triggerStates)
    .where(sql`${triggerStates.accountId} = any(${sql.param(accountIds)}::text[])`)
    .orderBy(triggerStates.accountId, triggerStates.trigger, triggerStates.key);
  const byAccount = new Map<string, TriggerState[]>();
  for (const { accountId, ...state } of rows) {
    const states = byAccount.get(accountId);
    if (states === undefined) byAccount.set(accountId, [state]);
    else states.push(state);
  }
  return byAccount;
}

/** Write what changed, in bulk: one statement per few thousand rows. */
export async function saveTriggerStates(db: Db, rows: readonly TriggerStateRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_WRITE)
    await writeStates(db, rows.slice(start, start + ROWS_PER_WRITE));
}

async function writeStates(db: Db, rows: readonly TriggerStateRow[]): Promise<void> {
  const column = (read: (state: TriggerState) => unknown) => sql.param(rows.map(({ state }) => read(state)));
  await db.execute(sql`
    insert into trigger_states (account_id, trigger, key, since, last_seen_at, fired_at, cleared_at)
    select * from unnest(
      ${sql.param(rows.map(({ accountId }) => accountId))}::text[],
      ${column(({ trigger }) => trigger)}::text[],
      ${column(({ key }) => key)}::text[],
      ${column(({ since }) => since)}::timestamptz[],
      ${column(({ lastSeenAt }) => lastSeenAt)}::timestamptz[],
      ${column(({ firedAt }) => firedAt)}::timestamptz[],
      ${column(({ clearedAt }) => clearedAt)}::timestamptz[])
    on conflict (account_id, trigger, key) do update set
      since = excluded.since, last_seen_at = excluded.last_seen_at, fired_at = excluded.fired_at,
      cleared_at = excluded.cleared_at`);
}

/** Forget what has not been seen to hold since an instant. Returns how many. */
export async function deleteTriggerStatesBefore(db: Db, before: Date): Promise<number> {
  const rows = await db
    .delete(triggerStates)
    .where(
      sql`coalesce(${triggerStates.clearedAt}, ${triggerStates.lastSeenAt}) < ${before.toISOString()}::timestamptz`,
    )
    .returning({ accountId: triggerStates.accountId });
  return rows.length;
}
