import type { Pool, PoolClient } from 'pg';
import Cursor from 'pg-cursor';
import type { AccountFeatures } from '../../domain/features';
import { factColumnsSql, factJoinsSql, factsSql } from './account-features-facts.sql';
import { historyColumnsSql, historySql } from './account-features-history.sql';
import { USAGE_ENDS_SQL, usageColumnsSql, usageEdgesSql, usageSql } from './account-features-usage.sql';
import { LOOK_BACK_DAYS, toWeeklyTotals } from './usage-spans';

export type FeatureQuery = {
  now: Date;
  modelVersion: string; // whose history counts as this account's past
  accountIds?: readonly string[]; // only these; default every account that existed at `now`
  pageSize?: number;
};

const PAGE_SIZE = 2_000;
const DAY_MS = 86_400_000;

/**
 * Features of every account at one `now`, in pages: memory does not grow with the number of accounts.
 * Time-honest: nothing dated after `now` is seen, and accounts created after it are left out. One snapshot for the whole pass.
 */
export async function* listAccountFeatures(pool: Pool, query: FeatureQuery): AsyncGenerator<AccountFeatures[]> {
  const client = await pool.connect();
  let isFinished = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local work_mem = '128MB'; set local jit = off`); // one hash of all accounts, no sort; compiling costs more than it saves
    yield* readPages(client, query);
    await client.query('commit');
    isFinished = true;
  } finally {
    client.release(!isFinished); // a pass given up midway leaves a cursor and a transaction: drop the connection
  }
}

async function* readPages(client: PoolClient, query: FeatureQuery): AsyncGenerator<AccountFeatures[]> {
  const windows = await readUsageWindows(client, query.now);
  const values = [query.now, query.modelVersion, ...windows];
  if (query.accountIds !== undefined) values.push(query.accountIds);
  const cursor = client.query(
    new Cursor<FeatureRow>(buildSql(query.accountIds !== undefined), values, { types: typesOf(client) }),
  );
  for (;;) {
    const page = await cursor.read(query.pageSize ?? PAGE_SIZE);
    if (page.length === 0) break;
    yield page.map(toFeatures);
  }
  await cursor.close();
}

/** $3…$6 of the usage part: sources, their ends, and the days between which all windows lie. */
async function readUsageWindows(client: PoolClient, now: Date): Promise<unknown[]> {
  const { rows } = await client.query<{ source: string; endOn: string }>(USAGE_ENDS_SQL, [now]);
  const ends = rows.map(({ endOn }) => endOn).toSorted();
  const today = now.toISOString().slice(0, 10);
  const first = new Date(Date.parse(ends[0] ?? today) - LOOK_BACK_DAYS * DAY_MS).toISOString().slice(0, 10);
  return [rows.map(({ source }) => source), rows.map(({ endOn }) => endOn), first, ends.at(-1) ?? today];
}

/** A row as the statement gives it: activity by span, not yet by week. */
type FeatureRow = Omit<AccountFeatures, 'weeklyActivity'> & {
  spans: number[] | null;
  spanTotals: (number | null)[] | null;
};

function toFeatures({ spans, spanTotals, ...row }: FeatureRow): AccountFeatures {
  if (row.firstUsageOn === null || row.usageEndOn === null) return { ...row, weeklyActivity: null };
  const knownDays = (Date.parse(row.usageEndOn) - Date.parse(row.firstUsageOn)) / DAY_MS;
  return { ...row, weeklyActivity: toWeeklyTotals(spans ?? [], spanTotals ?? [], knownDays) };
}

/** A cursor does not take the connection's own parsers by itself. */
function typesOf(client: PoolClient) {
  return { getTypeParser: client.getTypeParser.bind(client) };
}

/** $1 now, $2 model version, $3–$6 usage windows, $7 account ids if `isFiltered`. */
function buildSql(isFiltered: boolean): string {
  const account = isFiltered ? 'and account_id = any($7::text[])' : '';
  return `
with p as materialized (
  select t.*, $2::text as model_version, ${[3, 6, 9, 12].map((count) => `(today - interval '${count} months')::date as ago_${count}m`).join(', ')}
  from (select $1::timestamptz as now, ($1::timestamptz at time zone 'utc')::date as today) t
),
streams as materialized (
  select stream, min(first_fact_on) as since from source_streams, p
  where first_fact_on <= p.today or (first_fact_on is null and last_success_at <= p.now) group by stream
),
on_ as materialized (
  select coalesce(array_agg(stream), '{}') as connected, min(since) filter (where stream = 'tickets') as "ticketsSinceOn",
    ${['tickets', 'invoices', 'contacts', 'activities'].map((name) => `coalesce(bool_or(stream = '${name}'), false) as ${name}`).join(', ')}
  from streams
),
${usageSql(account)},
${factsSql(account)}
select a.account_id as "accountId", a.segment, coalesce(term_now.arr, a.arr) as arr, on_.connected,
  coalesce(term_now.seats, a.seats_purchased) as "seatsPurchased", a.features_purchased as "featuresPurchased",
  a.api_limit_monthly as "apiLimitMonthly", a.created_on as "createdOn", coalesce(term_now.ends_on, a.renewal_on) as "renewalOn",
  a.notice_days as "noticeDays", ${usageColumnsSql}, ${factColumnsSql}, ${historyColumnsSql}
from accounts a cross join p cross join on_
left join usage using (account_id)
${factJoinsSql}
${usageEdgesSql}
${historySql}
where (a.created_on is null or a.created_on <= p.today) ${isFiltered ? 'and a.account_id = any($7::text[])' : ''}`;
}
