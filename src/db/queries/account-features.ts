import type { Pool, PoolClient } from 'pg';
import type { AccountFeatures } from '../../domain/features';
import { factColumnsSql, factJoinsSql, factsSql } from './account-features-facts.sql';
import { historyColumnsSql, historySql } from './account-features-history.sql';
import { USAGE_ENDS_SQL, usageColumnsSql, usageEdgesSql, usageSql } from './account-features-usage.sql';
import type { CurrencyRates } from './home';
import { LOOK_BACK_DAYS } from './usage-spans';
import { toUsageWindows, type UsageSpan, type UsageWindows } from './usage-windows';

export type FeatureQuery = {
  now: Date;
  modelVersion: string; // whose history counts as this account's past
  accountIds?: readonly string[]; // only these; default every account that existed at `now`
  pageSize?: number;
  rates?: CurrencyRates; // of contract terms in another currency than their account's; without one such a term's ARR is not known
};

const PAGE_SIZE = 1_000; // of 500 to 4,000 the quickest, though by little: larger ones only hold more memory
/**
 * By key and not by reading whole tables, page after page. The joins in the order they are written in: they are all of one row per account,
 * and to try other orders takes longer than it saves, as does compiling.
 */
const SETTINGS = `set local work_mem = '64MB'; set local enable_seqscan = off; set local jit = off;
  set local join_collapse_limit = 1; set local from_collapse_limit = 1`;
const DAY_MS = 86_400_000;

/**
 * Features of every account at one `now`, in pages: memory does not grow with the number of accounts. One snapshot for the whole pass.
 * Time-honest: nothing dated after `now` is seen, and accounts created after it are left out.
 */
export async function* listAccountFeatures(pool: Pool, query: FeatureQuery): AsyncGenerator<AccountFeatures[]> {
  const client = await pool.connect();
  let isFinished = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(SETTINGS);
    yield* readPages(client, query);
    await client.query('commit');
    isFinished = true;
  } finally {
    client.release(!isFinished); // a pass given up midway leaves a statement and a transaction: drop the connection
  }
}

/** While a page is worked on, the next is being read. */
async function* readPages(client: PoolClient, query: FeatureQuery): AsyncGenerator<AccountFeatures[]> {
  const windows = await readUsageWindows(client, query.now);
  const readAfter = (accountId: string | null) => {
    const page = readPage(client, query, windows, accountId);
    page.catch(() => undefined); // it is thrown where the page is awaited: until then it is not unhandled
    return page;
  };
  let ahead = readAfter(null);
  for (;;) {
    const { rows, last } = await ahead;
    if (last !== null) ahead = readAfter(last);
    if (rows.length > 0) yield rows.map(toFeatures);
    if (last === null) return;
  }
}

/** The accounts after one, by their key, and what is known of them. `last`: where to go on; null at the end. */
async function readPage(client: PoolClient, query: FeatureQuery, windows: unknown[], after: string | null) {
  const size = query.pageSize ?? PAGE_SIZE;
  const { rows: found } = await client.query<{ id: string }>(PAGE_SQL, [
    query.now,
    after,
    query.accountIds ?? null,
    size,
  ]);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return { rows: [], last: null };
  const { rows } = await client.query<FeatureRow>(FEATURES_SQL, [
    query.now,
    query.modelVersion,
    ...windows,
    ids,
    JSON.stringify(query.rates ?? {}),
  ]);
  return { rows, last: ids.length < size ? null : (ids.at(-1) ?? null) };
}

/** $3…$6 of the usage part: sources, their ends, and the days between which all windows lie. */
async function readUsageWindows(client: PoolClient, now: Date): Promise<unknown[]> {
  const { rows } = await client.query<{ source: string; endOn: string }>(USAGE_ENDS_SQL, [now]);
  const ends = rows.map(({ endOn }) => endOn).toSorted();
  const today = now.toISOString().slice(0, 10);
  const first = new Date(Date.parse(ends[0] ?? today) - LOOK_BACK_DAYS * DAY_MS).toISOString().slice(0, 10);
  return [rows.map(({ source }) => source), rows.map(({ endOn }) => endOn), first, ends.at(-1) ?? today];
}

/** A row as the statement gives it: usage by span, not yet by window. */
type FeatureRow = Omit<AccountFeatures, keyof UsageWindows> & { spans?: string | null };

/** Made of the row itself: to copy so many fields would take longer than all the rest. */
function toFeatures(row: FeatureRow): AccountFeatures {
  const { spans, firstUsageOn: first, usageEndOn: end } = row;
  delete row.spans;
  const knownDays = first === null || end === null ? null : (Date.parse(end) - Date.parse(first)) / DAY_MS;
  return Object.assign(row, toUsageWindows(typeof spans === 'string' ? parseSpans(spans) : [], knownDays));
}

/** Postgres's text of an array of arrays of numbers is JSON but for its brackets and the spelling of null. */
const parseSpans = (text: string): UsageSpan[] =>
  JSON.parse(text.replaceAll('{', '[').replaceAll('}', ']').replaceAll('NULL', 'null')) as UsageSpan[];

/** $1 now, $2 the account before the page or null, $3 only these or null, $4 how many */
const PAGE_SQL = `
select account_id as id from accounts
where ($2::text is null or account_id > $2) and ($3::text[] is null or account_id = any($3))
  and (created_on is null or created_on <= ($1::timestamptz at time zone 'utc')::date)
order by account_id limit $4`;

const OF_PAGE = 'and account_id = any($7::text[])';
/** $1 now, $2 model version, $3–$6 usage windows, $7 accounts of the page, $8 currency rates */
const FEATURES_SQL = `
with p as materialized (
  select t.*, $2::text as model_version, $8::jsonb as rates, ${[3, 6, 9, 12].map((count) => `(today - interval '${count} months')::date as ago_${count}m`).join(', ')}
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
${usageSql(OF_PAGE)},
${factsSql(OF_PAGE)}
select a.account_id as "accountId", a.segment, coalesce(term_now.arr, a.arr) as arr, payers.currency, on_.connected,
  coalesce(term_now.seats, a.seats_purchased) as "seatsPurchased", a.features_purchased as "featuresPurchased",
  a.api_limit_monthly as "apiLimitMonthly", a.created_on as "createdOn", coalesce(term_now.ends_on, a.renewal_on) as "renewalOn",
  a.notice_days as "noticeDays", ${usageColumnsSql}, ${factColumnsSql}, ${historyColumnsSql}
from accounts a cross join p cross join on_
left join usage using (account_id)
${factJoinsSql}
${usageEdgesSql}
${historySql}
where a.account_id = any($7::text[])`;
