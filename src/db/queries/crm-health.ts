import { sql, type SQL } from 'drizzle-orm';
import type { Band } from '../../domain/band';
import type { CrmHealth, CrmStanding } from '../../domain/crm-write';
import type { CrmWriteStatus } from '../../domain/source';
import type { Stream } from '../../domain/stream';
import type { Db } from '../client';
import { isCustomerOn } from './customers';

export type CrmCandidate = {
  accountId: string;
  name: string;
  recordId: string | null;
  isCustomer: boolean;
  band: Band;
  reason: string | null;
  scoredAt: Date;
  driverStream: Stream | null;
  usageSource: string | null;
  status: CrmWriteStatus | null; // null: nothing of it is kept yet
  payload: CrmHealth;
  written: CrmStanding | null;
  nextAttemptAt: Date;
};

export type RecordFrom = 'source' | 'either' | 'crm_id';
export type CandidateQuery = {
  target: string;
  recordFrom: RecordFrom;
  noReason: string; // what is written where there is no driver
  refreshBefore: Date; // a value written before is to be confirmed
  now: Date;
  after: string; // the last account of the page before
  limit: number;
};

/**
 * The record of account `a`: the one that its own source knows it as, the one that `accounts.crm_id` names first of all. `either`: that column where
 * the source knows none, since there is no other CRM it could be of. `crm_id`: that column alone, since records are found by an external id.
 */
export function recordOf(target: string, from: RecordFrom): SQL {
  if (from === 'crm_id') return sql`a.crm_id`;
  return sql`coalesce((
    select known.key from source_accounts known
    where known.source = ${target} and known.account_id = a.account_id and known.merged_into is null and known.ignored_at is null
    order by (known.key = a.crm_id) desc nulls last, known.key limit 1), ${from === 'either' ? sql`a.crm_id` : sql`null`})`;
}

/** Scored accounts whose health fields may need something, by account; those of which nothing differs from what was written are left out. */
export async function listCrmCandidates(db: Db, query: CandidateQuery): Promise<CrmCandidate[]> {
  const { target, recordFrom, noReason, refreshBefore, now, after, limit } = query;
  const today = now.toISOString().slice(0, 10);
  const { rows } = await db.execute<CandidateRow>(sql`
    select a.account_id, a.name, r.record_id, h.band, h.reason, h.scored_at, h.driver_stream, w.status, w.payload, w.written, w.next_attempt_at,
      (a.deleted_at is null and a.merged_into is null and ${isCustomerOn(today)}) as is_customer,
      (select u.source from usage_daily u where u.account_id = a.account_id order by u.day desc limit 1) as usage_source
    from accounts a join account_health h using (account_id)
    left join crm_writes w on w.target = ${target} and w.kind = 'health' and w.dedupe_key = a.account_id
    cross join lateral (select ${recordOf(target, recordFrom)} as record_id) r
    where a.account_id > ${after} and (
      (w.id is null and r.record_id is not null and h.band <> 'unknown') or
      (w.id is not null and (w.status <> 'sent' or w.written is null
        or w.written ->> 'recordId' is distinct from r.record_id
        or w.written ->> 'health' is distinct from h.band or w.written ->> 'reason' is distinct from coalesce(h.reason, ${noReason})
        or (w.written ->> 'asOf')::timestamptz <= ${refreshBefore.toISOString()}::timestamptz)))
    order by a.account_id limit ${limit}`);
  return rows.map(toCandidate);
}

type CandidateRow = {
  account_id: string;
  name: string;
  record_id: string | null;
  is_customer: boolean;
  band: Band;
  reason: string | null;
  scored_at: string | Date;
  driver_stream: Stream | null;
  usage_source: string | null;
  status: CrmWriteStatus | null;
  payload: CrmHealth;
  written: CrmStanding | null;
  next_attempt_at: string | Date;
};

const toCandidate = (row: CandidateRow): CrmCandidate => ({
  accountId: row.account_id,
  name: row.name,
  recordId: row.record_id,
  isCustomer: row.is_customer,
  band: row.band,
  reason: row.reason,
  scoredAt: new Date(row.scored_at),
  driverStream: row.driver_stream,
  usageSource: row.usage_source,
  status: row.status,
  payload: row.payload,
  written: row.written,
  nextAttemptAt: new Date(row.next_attempt_at),
});

export type HealthWrite = {
  accountId: string;
  values: CrmHealth;
  status: 'pending' | 'withheld' | 'dry_run';
  why: string | null;
};

/** What is to be written, or is withheld. What is being sent just now is left as it is: the next run sees what became of it. */
export async function saveCrmHealth(
  db: Db,
  { target, writes, now }: { target: string; writes: readonly HealthWrite[]; now: Date },
): Promise<number> {
  if (writes.length === 0) return 0;
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rowCount } = await db.execute(sql`
    insert into crm_writes as w (target, kind, dedupe_key, account_id, payload, status, attempts, created_at, next_attempt_at, last_error)
    select ${target}, 'health', "accountId", "accountId", "values", status, 0, ${at}, ${at}, why
    from jsonb_to_recordset(${JSON.stringify(writes)}::jsonb) as x ("accountId" text, "values" jsonb, status text, why text)
    join accounts on accounts.account_id = x."accountId"
    on conflict (target, kind, dedupe_key) do update set payload = excluded.payload, status = excluded.status, attempts = 0,
      next_attempt_at = excluded.next_attempt_at, last_error = excluded.last_error
    where w.status not in ('claimed', 'sending')`);
  return rowCount ?? 0;
}

/** What waited is not to be written any more: the row goes back to what was written last, or goes where nothing was. */
export async function dropCrmHealth(
  db: Db,
  { target, accountIds, unsent }: { target: string; accountIds: readonly string[]; unsent: readonly CrmWriteStatus[] },
): Promise<void> {
  if (accountIds.length === 0) return;
  const which = sql`target = ${target} and kind = 'health' and dedupe_key = any(${sql.param([...accountIds])}::text[])
    and status = any(${sql.param([...unsent])}::text[])`;
  await db.execute(sql`
    update crm_writes set status = 'sent', payload = written, last_error = null where ${which} and written ->> 'health' is not null`);
  await db.execute(sql`delete from crm_writes where ${which} and (written is null or written ->> 'health' is null)`);
}
