import { sql, type SQL } from 'drizzle-orm';
import type { MatchedBy } from '../../domain/source';
import type { Db } from '../client';

/** A customer of a source as it is kept: text without NUL, domains normalised. Null, and no domain: the source did not say. */
export type SourceCustomer = {
  key: string;
  externalId: string | null;
  crmId: string | null;
  name: string | null;
  domains: readonly string[];
};

export type SourceMatch = { key: string; accountId: string; matchedBy: MatchedBy };
export type ResolvedCustomer = { key: string; accountId: string | null; isIgnored: boolean };

const SEEN_AGAIN = sql`interval '1 hour'`; // how often it is noted that a customer was seen: not with every page

/**
 * Note customers of a source, with what can be recognised by; what a source does not say keeps what is known. Where the very thing that a rule
 * went by has changed, its match ends; a match by a file or a person stays.
 */
export async function saveSourceCustomers(
  db: Db,
  { source, customers, now }: { source: string; customers: readonly SourceCustomer[]; now: Date },
): Promise<void> {
  const texts = (of: (customer: SourceCustomer) => string | null): SQL =>
    sql`${sql.param(customers.map((customer) => of(customer)))}::text[]`;
  const domains = texts((customer) => customer.domains.join(' '));
  const stays = sql`not ${GROUND_HAS_GONE}`;
  await db.execute(sql`
    insert into source_accounts as kept (source, key, external_id, crm_id, name, domains, first_seen_at, last_seen_at)
    select ${source}, c.key, c.external_id, c.crm_id, c.name, coalesce(string_to_array(nullif(c.domains, ''), ' '), '{}'),
      ${at(now)}, ${at(now)}
    from unnest(${texts(({ key }) => key)}, ${texts(({ externalId }) => externalId)}, ${texts(({ crmId }) => crmId)},
      ${texts(({ name }) => name)}, ${domains}) as c(key, external_id, crm_id, name, domains)
    on conflict (source, key) do update set
      external_id = coalesce(excluded.external_id, kept.external_id),
      crm_id = coalesce(excluded.crm_id, kept.crm_id),
      name = coalesce(excluded.name, kept.name),
      domains = case when excluded.domains = '{}' then kept.domains else excluded.domains end,
      account_id = case when ${stays} then kept.account_id end,
      matched_at = case when ${stays} then kept.matched_at end,
      matched_by = case when ${stays} then kept.matched_by end,
      last_seen_at = greatest(kept.last_seen_at, excluded.last_seen_at)
    where kept.last_seen_at < excluded.last_seen_at - ${SEEN_AGAIN}
      or coalesce(excluded.external_id, kept.external_id) is distinct from kept.external_id
      or coalesce(excluded.crm_id, kept.crm_id) is distinct from kept.crm_id
      or coalesce(excluded.name, kept.name) is distinct from kept.name
      or (excluded.domains <> '{}' and excluded.domains <> kept.domains)`);
}

const GROUND_HAS_GONE = sql`coalesce(case kept.matched_by
    when 'external_id' then excluded.external_id <> kept.external_id
    when 'crm_id' then excluded.crm_id <> kept.crm_id
    when 'domain' then excluded.domains <> '{}' and not excluded.domains && kept.domains
  end, false)`;

/** These customers with the account each is, as it is known now. */
export async function listResolvedCustomers(
  db: Db,
  { source, keys }: { source: string; keys: readonly string[] },
): Promise<ResolvedCustomer[]> {
  const { rows } = await db.execute<ResolvedCustomer>(sql`
    select key, account_id as "accountId", ignored_at is not null as "isIgnored"
    from source_accounts where source = ${source} and key = any(${sql.param(keys)}::text[])`);
  return rows;
}

/** Matches that a file made and that stand in it no longer end. */
export async function endFileMatches(
  db: Db,
  { source, keys }: { source: string; keys: readonly string[] },
): Promise<void> {
  await db.execute(sql`
    update source_accounts set account_id = null, matched_by = null, matched_at = null
    where source = ${source} and matched_by = 'file' and key <> all(${sql.param(keys)}::text[])`);
}

/** Say which accounts customers are; what a file or a person has said stays, unless a file or a person says otherwise. Those that changed. */
export async function saveSourceMatches(
  db: Db,
  args: { source: string; matches: readonly SourceMatch[]; now: Date; byEmail?: string | null },
): Promise<string[]> {
  const { source, matches, now, byEmail = null } = args;
  const texts = (of: (match: SourceMatch) => string): SQL =>
    sql`${sql.param(matches.map((match) => of(match)))}::text[]`;
  const { rows } = await db.execute<{ key: string }>(sql`
    insert into source_accounts as kept (source, key, account_id, matched_by, matched_at, matched_by_email, first_seen_at, last_seen_at)
    select ${source}, m.key, m.account_id, m.matched_by, ${at(now)}, ${byEmail}, ${at(now)}, ${at(now)}
    from unnest(${texts(({ key }) => key)}, ${texts(({ accountId }) => accountId)}, ${texts(({ matchedBy }) => matchedBy)})
      as m(key, account_id, matched_by) join accounts a on a.account_id = m.account_id
    on conflict (source, key) do update set account_id = excluded.account_id, matched_by = excluded.matched_by,
      matched_at = excluded.matched_at, matched_by_email = excluded.matched_by_email, ignored_at = null
    where (kept.account_id is distinct from excluded.account_id or kept.matched_by is distinct from excluded.matched_by)
      and (excluded.matched_by in ('file', 'person') or kept.account_id is null or kept.matched_by not in ('file', 'person'))
      and (excluded.matched_by <> 'person' or kept.account_id is null or kept.matched_by is distinct from 'file')
    returning key`);
  return rows.map(({ key }) => key);
}

const at = (now: Date): SQL => sql`${now.toISOString()}::timestamptz`;
