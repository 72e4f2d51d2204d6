import { sql, type SQL } from 'drizzle-orm';
import { REQUIRED_FACTS, type Completeness, type KnownFacts, type RequiredFact } from '../../domain/required-fact';
import type { Scope } from '../../domain/viewer';
import type { Db } from '../client';
import { accounts } from '../schema';
import { isCustomerOn } from './customers';
import { visibleTo } from './visible-accounts';

/** An account with which of its facts are known. */
export type AccountKnown = {
  accountId: string;
  name: string;
  arr: number | null;
  currency: string | null;
  known: KnownFacts;
};

/** The first of the facts of one customer; null: it is no customer, or not there. */
export async function findKnownFacts(db: Db, args: { accountId: string; today: string }): Promise<AccountKnown | null> {
  const { accountId, today } = args;
  const { rows } = await db.execute<Row>(
    sql`select ${COLUMNS}, ${knownOn(today, 'few')} from ${accounts} where account_id = ${accountId} and ${isCustomer(today)}`,
  );
  return rows.map(toKnown)[0] ?? null;
}

/** Of how many customers each of these facts is unknown. */
export async function countUnknownFacts(
  db: Db,
  { required, today }: { required: readonly RequiredFact[]; today: string },
): Promise<Completeness[]> {
  if (required.length === 0) return [];
  const counts = required.map((fact) => sql`count(*) filter (where not ${sql.identifier(fact)})::int as ${sql.identifier(fact)}`); // prettier-ignore
  const { rows } = await db.execute<{ accounts: number } & Partial<Record<RequiredFact, number>>>(sql`
    select count(*)::int as accounts, ${sql.join(counts, sql`, `)}
    from (select ${knownOn(today, 'all')} from ${accounts} where ${isCustomer(today)}) known`);
  const total = rows[0]?.accounts ?? 0;
  return required.map((fact) => ({ fact, accounts: total, unknown: rows[0]?.[fact] ?? 0 }));
}

export type LackingQuery = { scope: Scope; required: readonly RequiredFact[]; today: string; limit: number };

/** Customers in a scope of which one of these facts is unknown, most ARR first, and how many there are in all. */
export async function listLacking(
  db: Db,
  { scope, required, today, limit }: LackingQuery,
): Promise<{ total: number; rows: AccountKnown[] }> {
  if (required.length === 0) return { total: 0, rows: [] };
  const anyUnknown = sql.join(required.map((fact) => sql`not ${sql.identifier(fact)}`), sql` or `); // prettier-ignore
  const { rows } = await db.execute<Row & { total: number }>(sql`
    select *, count(*) over ()::int as total
    from (select ${COLUMNS}, ${knownOn(today, reachOf(scope))} from ${accounts} where ${visibleTo(scope)} and ${isCustomer(today)}) known
    where ${anyUnknown} order by amount desc nulls last, name, account_id limit ${limit}`);
  return { total: rows[0]?.total ?? 0, rows: rows.map(toKnown) };
}

/** Which facts of these are unknown of anyone in a scope, and of how many customers any is. */
export async function countLacking(
  db: Db,
  { scope, required, today }: Omit<LackingQuery, 'limit'>,
): Promise<{ total: number; facts: RequiredFact[] }> {
  if (required.length === 0) return { total: 0, facts: [] };
  const anyUnknown = sql.join(required.map((fact) => sql`not ${sql.identifier(fact)}`), sql` or `); // prettier-ignore
  const each = required.map((fact) => sql`bool_or(not ${sql.identifier(fact)}) as ${sql.identifier(fact)}`);
  const { rows } = await db.execute<{ total: number } & Partial<Record<RequiredFact, boolean | null>>>(sql`
    select count(*) filter (where ${anyUnknown})::int as total, ${sql.join(each, sql`, `)}
    from (select ${knownOn(today, reachOf(scope))} from ${accounts} where ${visibleTo(scope)} and ${isCustomer(today)}) known`);
  const [counts] = rows;
  return { total: counts?.total ?? 0, facts: required.filter((fact) => counts?.[fact] === true) };
}

type Row = Omit<AccountKnown, 'known' | 'arr'> & { amount: number | null } & Record<RequiredFact, boolean>;

const toKnown = ({ accountId, name, amount, currency, ...row }: Row): AccountKnown => ({
  accountId,
  name,
  arr: amount,
  currency,
  known: Object.fromEntries(REQUIRED_FACTS.map((fact) => [fact, row[fact]])) as KnownFacts,
});

const COLUMNS = sql`account_id as "accountId", account_id, name, accounts.arr as amount, currency`;
const isCustomer = (today: string): SQL => isCustomerOn(today, accounts);

/** Facts of a few accounts are looked up by account, of all of them read once. */
type Reach = 'few' | 'all';
const reachOf = ({ kind }: Scope): Reach => (kind === 'all' ? 'all' : 'few');

/** Each fact as a column: said by anyone. A contract term in force tells ARR and, where it ends, the renewal. */
function knownOn(today: string, reach: Reach): SQL {
  const has = (from: SQL, where: SQL): SQL =>
    reach === 'all'
      ? sql`accounts.account_id in (select f.account_id from ${from} f where ${where})`
      : sql`exists (select from ${from} f where f.account_id = accounts.account_id and ${where})`;
  const role = (name: 'executive_sponsor' | 'champion'): SQL =>
    has(sql`contacts`, sql`f.role = ${name} and (f.left_on is null or f.left_on > ${today}::date)`);
  const term = (condition: SQL): SQL =>
    has(sql`subscriptions`, sql`f.started_on <= ${today}::date and (f.ends_on is null or f.ends_on > ${today}::date) and ${condition}`); // prettier-ignore
  return sql`
    ${role('executive_sponsor')} as executive_sponsor, ${role('champion')} as champion,
    accounts.renewal_on is not null or ${term(sql`f.ends_on is not null`)} as renewal_on,
    accounts.arr is not null or ${term(sql`true`)} as arr,
    coalesce(accounts.ae_email in (select email from people), false) or coalesce(accounts.csm_email in (select email from people), false) as owner`;
}
