import { sql, type SQL } from 'drizzle-orm';
import type { SaidCustomer, UnmatchedCustomer } from '../../domain/source';
import type { Db } from '../client';
import { LEFT_OUT } from './waiting-facts';

export type UnmatchedCount = { source: string; customers: number; waiting: number };

const UNMATCHED = sql`s.account_id is null and s.ignored_at is null and s.merged_into is null`;

/** What waits of a customer: facts, those that were only counted, and days of product events. */
const WAITING = sql`(
    (select count(*) filter (where w.fact_key <> ${LEFT_OUT.factKey}) + coalesce(sum((w.cells ->> 'left_out')::int), 0)
     from waiting_facts w where w.source = s.source and w.account_key = s.key)
    + (select count(distinct e.day) from usage_events e where e.source = s.source and e.account_key = s.key)
  )::int`;

/** Customers that nobody recognised, those first of whom most waits. `source` null: of all sources. */
export async function listUnmatchedCustomers(
  db: Db,
  { source, limit, key = null }: { source: string | null; limit: number; key?: string | null },
): Promise<UnmatchedCustomer[]> {
  const { rows } = await db.execute<Row>(sql`
    select s.source, s.key, s.name, s.domains, ${WAITING} as waiting, s.first_seen_at as "firstSeenAt", s.last_seen_at as "lastSeenAt"
    from source_accounts s where ${UNMATCHED} and ${is(sql`s.source`, source)} and ${is(sql`s.key`, key)}
    order by waiting desc, s.last_seen_at desc, s.source, s.key limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    firstSeenAt: new Date(row.firstSeenAt),
    lastSeenAt: new Date(row.lastSeenAt),
  }));
}

type Row = Omit<UnmatchedCustomer, 'firstSeenAt' | 'lastSeenAt'> & { firstSeenAt: Date | string; lastSeenAt: Date | string }; // prettier-ignore

const is = (column: SQL, value: string | null): SQL => (value === null ? sql`true` : sql`${column} = ${value}`);

/** How many customers nobody recognised, and how much waits for them, by source. */
export async function countUnmatched(db: Db): Promise<UnmatchedCount[]> {
  const { rows } = await db.execute<UnmatchedCount>(sql`
    select s.source, count(*)::int as customers, sum(${WAITING})::int as waiting
    from source_accounts s where ${UNMATCHED} group by s.source order by s.source`);
  return rows;
}

/** `since`: said then or later. */
export type SaidQuery = { limit: number; since?: Date };

/** What people have said of customers, the last first: it can be taken back. */
export async function listSaidCustomers(db: Db, { limit, since = new Date(0) }: SaidQuery): Promise<SaidCustomer[]> {
  const { rows } = await db.execute<SaidCustomer>(sql`${SAID}
    where (s.ignored_at is not null or s.matched_by = 'person')
      and coalesce(s.ignored_at, s.matched_at) >= ${since.toISOString()}::timestamptz
    order by coalesce(s.ignored_at, s.matched_at) desc, s.source, s.key limit ${limit}`);
  return rows;
}

/** Whom one customer was recognised as, by whomever; null when it was not, or is not known at all. */
export async function findSaidCustomer(
  db: Db,
  { source, key }: { source: string; key: string },
): Promise<SaidCustomer | null> {
  const { rows } = await db.execute<SaidCustomer>(sql`${SAID}
    where s.source = ${source} and s.key = ${key} and (s.ignored_at is not null or s.account_id is not null)`);
  return rows[0] ?? null;
}

const SAID = sql`
  select s.source, s.key, s.name, a.name as account, coalesce(p.name, s.matched_by_email) as by,
    s.ignored_at is not null or coalesce(s.matched_by = 'person', false) as "isByPerson"
  from source_accounts s left join accounts a using (account_id) left join people p on p.email = s.matched_by_email`;
