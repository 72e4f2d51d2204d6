import { getTableName } from 'drizzle-orm';
import type { PoolClient } from 'pg';
import type { Stream } from '../../../domain/stream';
import { CHANGED_ACCOUNTS } from '../facts/changed-accounts';
import { IS_USE } from '../engagement-mark';
import { FACT_TABLES } from '../facts/tables';

export type SweepPart = { source: string; part: string };
export type SweepOf = SweepPart & { stream: Stream };

/** Write down what a pass has shown. @returns those that it had not shown before. */
export async function saveSeen(client: PoolClient, of: SweepOf, factKeys: readonly string[]): Promise<string[]> {
  if (factKeys.length === 0) return [];
  const { rows } = await client.query<{ key: string }>(
    `insert into sweep_seen (source, part, stream, fact_key) select distinct $1, $2, $3, key from unnest($4::text[]) key
     on conflict do nothing returning fact_key as key`,
    [of.source, of.part, of.stream, factKeys],
  );
  return rows.map(({ key }) => key);
}

/** What is written down of a pass, by its prefix. */
export async function listSeen(client: PoolClient, of: SweepOf, prefix: string): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    `select fact_key as key from sweep_seen where source = $1 and part = $2 and stream = $3 and starts_with(fact_key, $4)`,
    [of.source, of.part, of.stream, prefix],
  );
  return rows.map(({ key }) => key);
}

/** A pass begins, or has ended: nothing of it is needed any more. */
export async function forgetSeen(client: PoolClient, { source, part }: SweepPart): Promise<void> {
  await client.query('delete from sweep_seen where source = $1 and part = $2', [source, part]);
}

export type SweepCount = { known: number; gone: number };

/** How much the source had, and how much of it a finished pass did not show. */
export async function countGone(client: PoolClient, of: SweepOf, passStartedAt: Date): Promise<SweepCount> {
  const { rows } = await client.query<SweepCount>(
    `select count(*)::int as known, (count(*) filter (where ${isGone(of.stream)}))::int as gone from ${fromKnown(of.stream)}`,
    [of.source, of.part, of.stream, passStartedAt],
  );
  return rows[0] ?? { known: 0, gone: 0 };
}

/** What a finished pass did not show is taken out, and kept aside as it was. */
export async function deleteGone(
  client: PoolClient,
  of: SweepOf,
  args: { passStartedAt: Date; now: Date },
): Promise<number> {
  const { table, pulledId } = FACT_TABLES[of.stream];
  if (of.stream === 'accounts') return markGoneAccounts(client, of, args);
  const { rows } = await client.query<{ count: number }>(
    `with gone as (
       delete from ${getTableName(table)} t where t.source = $1 and ${isGone(of.stream)} returning t.account_id, t."${pulledId}" as fact_key,
         to_jsonb(t) - array['comment', 'note', 'name', 'email', 'by_email'] as "row"
     ), kept as (
       insert into deleted_facts as kept (source, stream, fact_key, account_id, version, deleted_at, deleted_by, "row")
       select $1, $3, fact_key, account_id, $4, $5, 'sweep', "row" from gone
       on conflict (source, stream, fact_key) do update set version = excluded.version, deleted_at = excluded.deleted_at,
         deleted_by = excluded.deleted_by, "row" = excluded."row"
     ), waiting as (
       delete from waiting_facts w where w.source = $1 and w.stream = $3 and w.version < $4 and w.fact_key <> ''
         and not exists (select from sweep_seen s where s.source = $1 and s.part = $2 and s.stream = $3 and s.fact_key = w.fact_key)
     ), noted as (
       insert into ${CHANGED_ACCOUNTS} select distinct account_id from gone on conflict do nothing
     ) select count(*)::int as count from gone`,
    [of.source, of.part, of.stream, args.passStartedAt, args.now],
  );
  return rows[0]?.count ?? 0;
}

async function markGoneAccounts(
  client: PoolClient,
  of: SweepOf,
  args: { passStartedAt: Date; now: Date },
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `with gone as (
       update accounts t set deleted_at = $4 where t.source = $1 and t.deleted_at is null and ${isGone('accounts')} returning t.account_id
     ), kept as (
       insert into deleted_facts as kept (source, stream, fact_key, account_id, version, deleted_at, deleted_by)
       select $1, $3, account_id, account_id, $4, $5, 'sweep' from gone
       on conflict (source, stream, fact_key) do update set version = excluded.version, deleted_at = excluded.deleted_at
     ), noted as (
       insert into ${CHANGED_ACCOUNTS} select account_id from gone on conflict do nothing
     ) select count(*)::int as count from gone`,
    [of.source, of.part, of.stream, args.passStartedAt, args.now],
  );
  return rows[0]?.count ?? 0;
}

const fromKnown = (stream: Stream): string =>
  `${getTableName(FACT_TABLES[stream].table)} t where t.source = $1${stream === 'accounts' ? ' and t.deleted_at is null' : ''}`;

/** Not shown, and not told of since the pass began. */
function isGone(stream: Stream): string {
  const { pulledId } = FACT_TABLES[stream];
  const id = stream === 'accounts' ? 'account_id' : pulledId;
  if (id === undefined) throw new Error(`facts of ${stream} have no id by which they could be swept`);
  return `t.updated_at < $4 and not exists (
    select from sweep_seen s where s.source = $1 and s.part = $2 and s.stream = $3 and s.fact_key = t."${id}")`;
}

/**
 * Days that were brought anew as a whole: usage of them that this pass did not bring again is gone. What adds up from events that stand is not
 * old: the roll-up leaves a row alone whose numbers are the same. Nor is what the pass has written down as refused: `<prefix><day> <customer>`.
 */
export async function deleteStaleUsage(
  client: PoolClient,
  {
    source,
    part,
    days,
    refusedPrefix,
    passStartedAt,
  }: SweepPart & { days: readonly string[]; refusedPrefix: string; passStartedAt: Date },
): Promise<void> {
  await client.query(
    `with gone as (
       delete from usage_daily u where u.source = $1 and u.day = any($2::date[]) and u.updated_at < $3 and not exists (
         select from usage_events e join source_accounts s on s.source = e.source and s.key = e.account_key
         where e.source = $1 and e.day = u.day and s.account_id = u.account_id and ${IS_USE}
       ) and not exists (
         select from sweep_seen r join source_accounts s on s.source = r.source and r.fact_key = $5 || u.day || ' ' || s.key
         where r.source = $1 and r.part = $4 and r.stream = 'usage_daily' and s.account_id = u.account_id
       ) returning u.account_id
     ) insert into ${CHANGED_ACCOUNTS} select distinct account_id from gone on conflict do nothing`,
    [source, days, passStartedAt, part, refusedPrefix],
  );
}

/** The accounts that these customers of a source are, as far as they are known. */
export async function listAccountsOfKeys(
  client: PoolClient,
  source: string,
  keys: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select account_id as id from source_accounts where source = $1 and key = any($2) and account_id is not null',
    [source, keys],
  );
  return rows.map(({ id }) => id);
}
