import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../client';

/** Of these customers of a source (null: of all that nobody recognised). */
export type Which = { source: string; keys: readonly string[] | null; now: Date };

/**
 * Recognise customers by rule, the first that finds: the external id (our account_id), the CRM id (an account's, or another source's key of it),
 * then domains, where those that belong to one account alone all name the same one. The domains of our own people name nobody. What a person or
 * a file said, who is ignored, and who was merged away is left alone; a rule that finds nothing takes nothing back. Keys whose account changed.
 */
export async function matchByRules(db: Db, { source, keys, now }: Which): Promise<string[]> {
  const { rows } = await db.execute<{ key: string }>(sql`
    with asked as (
      select s.key, s.external_id, s.crm_id, s.domains from source_accounts s
      where s.source = ${source} and s.ignored_at is null and s.merged_into is null
        and (s.account_id is null or s.matched_by not in ('file', 'person')) and ${areThese(keys)}
    ), found as (
      select asked.key, coalesce(e.account_id, c.account_id, o.account_id, d.account_id) as account_id,
        case when e.account_id is not null then 'external_id'
          when coalesce(c.account_id, o.account_id) is not null then 'crm_id' else 'domain' end as matched_by
      from asked
      left join accounts e on e.account_id = asked.external_id
      left join lateral (${BY_CRM_ID}) c on true
      left join lateral (${BY_OTHER_KEY(source)}) o on true
      left join lateral (${BY_DOMAIN}) d on true
    ), living as (
      select found.key, found.matched_by, case when a.merged_into is null then a.account_id else (${HEIR}) end as account_id
      from found join accounts a on a.account_id = found.account_id
    )
    update source_accounts s set account_id = living.account_id, matched_by = living.matched_by,
      matched_at = ${now.toISOString()}::timestamptz, matched_by_email = null
    from living where s.source = ${source} and s.key = living.key and ${keys === null ? sql`true` : areThese(keys)}
      and (s.account_id is distinct from living.account_id or s.matched_by is distinct from living.matched_by)
    returning s.key`);
  return rows.map(({ key }) => key);
}

/**
 * Who was nobody and was merged into another customer of the source is the account that the other one is, however often that was merged. An account of
 * its own is merged with all its facts, by whoever carries mergers out.
 */
export async function followMergers(db: Db, { source, keys, now }: Which): Promise<void> {
  await db.execute(sql`
    with recursive chain as (
      select s.key as asked, s.key, s.account_id, s.merged_into, 1 as depth from source_accounts s
      where s.source = ${source} and s.merged_into is not null and ${areThese(keys)}
      union all
      select chain.asked, n.key, n.account_id, n.merged_into, chain.depth + 1
      from chain join source_accounts n on n.source = ${source} and n.key = chain.merged_into where chain.depth < ${LONGEST_CHAIN}
    ), ends as (
      select distinct on (asked) asked, account_id from chain where depth > 1 order by asked, depth desc
    )
    update source_accounts s set account_id = ends.account_id, matched_by = 'merged', matched_at = ${now.toISOString()}::timestamptz
    from ends where s.source = ${source} and s.key = ends.asked and ends.account_id is not null and s.account_id is null`);
}

const LONGEST_CHAIN = 20; // of mergers; only a vendor's circle is longer

const areThese = (keys: readonly string[] | null): SQL =>
  keys === null ? sql`s.account_id is null` : sql`s.key = any(${sql.param(keys)}::text[])`;

const BY_CRM_ID = sql`select min(a.account_id) as account_id from accounts a
  where a.crm_id = asked.crm_id and a.deleted_at is null having count(*) = 1`;

/** By its key in another pulled source; those sources are few, so that each is a look-up by index. */
const BY_OTHER_KEY = (source: string): SQL => sql`select min(other.account_id) as account_id
  from (select distinct c.source from source_cursors c where c.source <> ${source}) pulled
  join source_accounts other on other.source = pulled.source and other.key = asked.crm_id and other.account_id is not null
  having count(distinct other.account_id) = 1`;

/** Domains first, then their accounts (`offset 0` holds to that order): the other way round every account would be looked at for every customer. */
const BY_DOMAIN = sql`select min(one.account_id) as account_id from (
    select min(ad.account_id) as account_id
    from (select n.domain, n.account_id from account_domains n where n.domain = any(asked.domains) offset 0) ad
    join lateral (select 1 from accounts a where a.account_id = ad.account_id and a.deleted_at is null offset 0) living on true
    where not exists (select from people p where split_part(p.email, '@', 2) = ad.domain)
    group by ad.domain having count(distinct ad.account_id) = 1
  ) one having count(distinct one.account_id) = 1`;

/** The account that an account became, at the end of its mergers. */
const HEIR = sql`with recursive line as (
    select a.account_id, a.merged_into, 1 as depth
    union all
    select h.account_id, h.merged_into, line.depth + 1 from line join accounts h on h.account_id = line.merged_into
    where line.depth < 20
  ) select line.account_id from line order by line.depth desc limit 1`;
