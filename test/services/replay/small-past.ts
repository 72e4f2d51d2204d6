import type { Pool } from 'pg';
import { insert } from '../../db/queries/account-facts';

const DAY_MS = 86_400_000;
const FIRST = '2025-12-01';
/** The calendar day of a past that is counted from 1 December 2025; day 31 is New Year. */
export const dayOf = (index: number): string => new Date(Date.parse(FIRST) + index * DAY_MS).toISOString().slice(0, 10);
export const LAST = 120;

/**
 * Four customers whom everybody uses every day, of Anna (but for the last, of Carl), and what goes wrong with them:
 *   a1  a P1 from day 40 to 42, 8:00 each, one of ten hours on day 70, and one more from day 80 to 82
 *   a2  a P2 from day 50 to 55, 8:00 each; leaves on day 90
 *   a3  nothing; leaves on day 95
 *   a4  nothing
 */
export async function buildSmallPast(pool: Pool): Promise<void> {
  await insert(pool, 'people', [
    { email: 'anna@example.test', name: 'Anna', role: 'ae' },
    { email: 'carl@example.test', name: 'Carl', role: 'ae' },
  ]);
  const accounts = ['a1', 'a2', 'a3', 'a4'];
  const ownerOf = (id: string) => (id === 'a4' ? 'carl@example.test' : 'anna@example.test');
  await insert(pool, 'accounts', accounts.map((id) => ({ account_id: id, name: id, ae_email: ownerOf(id), created_on: '2025-01-01' }))); // prettier-ignore
  await pool.query(
    `insert into usage_daily (account_id, day, logins, active_users, source)
     select id, d::date, 40, 10, 'csv' from unnest($1::text[]) as id, generate_series($2::date, $3::date, interval '1 day') as d`,
    [accounts, dayOf(-120), dayOf(LAST)],
  );
  const ticket = (id: string, key: string, priority: string, opened: string, solved: string) => ({
    account_id: id,
    ticket_id: key,
    priority,
    kind: 'bug',
    opened_at: `${opened}:00Z`,
    solved_at: `${solved}:00Z`,
  });
  await insert(pool, 'tickets', [
    ticket('a1', 't1', 'p1', `${dayOf(40)}T08:00`, `${dayOf(42)}T08:00`),
    ticket('a1', 't2', 'p1', `${dayOf(70)}T08:00`, `${dayOf(70)}T18:00`),
    ticket('a1', 't3', 'p1', `${dayOf(80)}T08:00`, `${dayOf(82)}T08:00`),
    ticket('a2', 't4', 'p2', `${dayOf(50)}T08:00`, `${dayOf(55)}T08:00`),
  ]);
  const reach = { first_fact_on: '2025-01-01', last_fact_on: dayOf(LAST), last_success_at: `${dayOf(LAST)}T23:00:00Z` };
  await insert(pool, 'source_streams', ['usage_daily', 'tickets'].map((stream) => ({ stream, ...reach }))); // prettier-ignore
  const left = (id: string, on: string) => ({ account_id: id, effective_on: on, outcome: 'churned', key: on });
  await insert(pool, 'outcomes', [left('a2', dayOf(90)), left('a3', dayOf(95))]);
}
