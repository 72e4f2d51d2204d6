import { sql, type SQL } from 'drizzle-orm';
import type { Cell } from '../../domain/source';
import type { Stream } from '../../domain/stream';
import type { Db } from '../client';

/**
 * A fact that waits for its customer to be recognised: cells as they will be stored, so that ids bear their source's name already, without
 * account_id. `factKey`: its id column as stored; for usage its day.
 */
export type WaitingFact = {
  accountKey: string;
  stream: Stream;
  factKey: string;
  version: Date;
  cells: Readonly<Record<string, Cell>>;
};

/** Facts kept per customer; what comes beyond them is only counted, and read again from the source when the customer is recognised. */
export const MAX_WAITING = 10_000;

/** The row that counts what was left out: no fact has an empty key. */
export const LEFT_OUT = { stream: 'accounts', factKey: '' } as const;

/** The last state of each fact, by its version; of equal ones the later to come. A cell that a state does not name is that of the state before. `facts`: each once. */
export async function saveWaitingFacts(
  db: Db,
  { source, facts, now }: { source: string; facts: readonly WaitingFact[]; now: Date },
): Promise<void> {
  const texts = (of: (fact: WaitingFact) => string): SQL => sql`${sql.param(facts.map((fact) => of(fact)))}::text[]`;
  const since = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    with came as (
      select * from unnest(${texts((fact) => fact.accountKey)}, ${texts((fact) => fact.stream)}, ${texts((fact) => fact.factKey)},
        ${texts((fact) => fact.version.toISOString())}::timestamptz[], ${texts((fact) => JSON.stringify(fact.cells))}::jsonb[])
        as c(account_key, stream, fact_key, version, cells)
    ), known as (
      select w.account_key, count(*)::int as count from waiting_facts w
      where w.source = ${source} and w.account_key in (select account_key from came) group by w.account_key
    ), counted as (
      select came.*, w.fact_key is not null as is_known, coalesce(known.count, 0) + row_number() over (
          partition by came.account_key, w.fact_key is null order by came.stream, came.fact_key
        ) as place
      from came left join known on known.account_key = came.account_key
      left join waiting_facts w on w.source = ${source} and w.account_key = came.account_key and w.stream = came.stream
        and w.fact_key = came.fact_key
    ), kept as (
      insert into waiting_facts as kept (source, account_key, stream, fact_key, version, cells, waiting_since)
      select ${source}, account_key, stream, fact_key, version, cells, ${since} from counted where is_known or place <= ${MAX_WAITING}
      on conflict (source, account_key, stream, fact_key) do update set version = greatest(kept.version, excluded.version),
        cells = case when kept.version <= excluded.version then kept.cells || excluded.cells else excluded.cells || kept.cells end
    )
    insert into waiting_facts as kept (source, account_key, stream, fact_key, version, cells, waiting_since)
    select ${source}, account_key, ${LEFT_OUT.stream}, ${LEFT_OUT.factKey}, ${since}, jsonb_build_object('left_out', count(*)), ${since}
    from counted where not is_known and place > ${MAX_WAITING} group by account_key
    on conflict (source, account_key, stream, fact_key) do update set version = excluded.version,
      cells = jsonb_build_object('left_out', (kept.cells ->> 'left_out')::int + (excluded.cells ->> 'left_out')::int)`);
}

/** Gone at the source while they waited: states up to that version. */
export async function deleteWaitingFacts(
  db: Db,
  { source, facts }: { source: string; facts: readonly Pick<WaitingFact, 'stream' | 'factKey' | 'version'>[] },
): Promise<void> {
  const texts = (of: (fact: (typeof facts)[number]) => string): SQL =>
    sql`${sql.param(facts.map((fact) => of(fact)))}::text[]`;
  await db.execute(sql`
    delete from waiting_facts w using unnest(${texts((fact) => fact.stream)}, ${texts((fact) => fact.factKey)},
      ${texts((fact) => fact.version.toISOString())}::timestamptz[]) as gone(stream, fact_key, version)
    where w.source = ${source} and w.stream = gone.stream and w.fact_key = gone.fact_key and w.version <= gone.version`);
}

export type LandingFact = WaitingFact & { accountId: string };

/** Facts of customers that are recognised by now, which wait no longer: some of them, until there are none. */
export async function takeWaitingFacts(
  db: Db,
  { source, limit }: { source: string; limit: number },
): Promise<LandingFact[]> {
  const { rows } = await db.execute<LandingFact & { version: Date | string }>(sql`
    with due as (
      select w.ctid as place, s.account_id from waiting_facts w
      join source_accounts s on s.source = w.source and s.key = w.account_key
      where w.source = ${source} and s.account_id is not null and s.ignored_at is null limit ${limit}
    )
    delete from waiting_facts w using due where w.ctid = due.place
    returning w.account_key as "accountKey", w.stream, w.fact_key as "factKey", w.version, w.cells, due.account_id as "accountId"`);
  return rows.map((row) => ({ ...row, version: new Date(row.version) }));
}

/** Nothing of this customer waits any longer. */
export async function forgetWaitingFacts(db: Db, { source, key }: { source: string; key: string }): Promise<void> {
  await db.execute(sql`delete from waiting_facts where source = ${source} and account_key = ${key}`);
}
