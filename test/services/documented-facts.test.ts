import type { AccountFeatures } from '../../src/domain/features';
import { connect, dayAgo, getFeatures, hoursAgo, insert, NOW } from '../db/queries/account-facts';
import { getSignal } from '../scoring/build-features';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const DAY = 24;

function read(features: AccountFeatures, name: string): { value: number | null; says: string } {
  const measured = getSignal(name).measure(features, NOW);
  if (measured.kind === 'no_data') return { value: null, says: measured.reason };
  return { value: measured.value, says: getSignal(name).describe(measured.value, features, NOW) };
}
const ticket = (id: string, openedDays: number, over: Record<string, unknown> = {}) => ({
  account_id: 'acme', ticket_id: id, opened_at: hoursAgo(openedDays * DAY), ...over,
}); // prettier-ignore
/** Solved ten hours after it was opened. */
const solved = (id: string, openedDays: number, over: Record<string, unknown> = {}) =>
  ticket(id, openedDays, { solved_at: hoursAgo(openedDays * DAY - 10), ...over });
const put = async (table: string, rows: readonly Record<string, unknown>[]) => {
  for (const row of rows) await insert(database.pool, table, [row]);
};

beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme', arr: 150_000, created_on: dayAgo(1100) }]);
  await connect(database.pool, 'tickets', 'subscriptions');
}); // prettier-ignore

describe('R114: what support hears from an account is kept apart by what it was', () => {
  beforeEach(async () => {
    await put('tickets', [
      ...[1, 2, 3, 4].map((days) => ticket(`bug-${days}`, days, { kind: 'bug', priority: days === 1 ? 'p1' : 'p3' })),
      ticket('how', 5, { kind: 'question' }),
      ticket('wish', 6, { kind: 'feature_request', priority: 'p1' }),
      ...[10, 11, 12, 13, 20].map((days) => solved(`done-${days}`, days, { kind: 'bug', csat: 4, reopened: days === 10 ? 1 : 0 })),
    ]);
  }); // prettier-ignore

  it.each([
    ['volume', 'open_tickets', '5 tickets open, the oldest for 5 days'],
    ['severity', 'urgent_tickets_30d', '1 P1 or P2 ticket opened in 30 days'],
    ['severity now', 'open_p1_hours', 'P1 ticket open for 24 hours'],
    ['time to resolution', 'resolution_time_30d', 'Tickets of the last 30 days took 10 hours to solve'],
    ['reopen rate', 'reopen_rate_90d', '20% of 5 tickets solved in 90 days came back'],
    ['CSAT', 'csat_90d', 'Support rated 4.0 of 5 over 90 days'],
  ])('%s', async (_what, signal, sentence) => {
    expect(read(await getFeatures(database.pool), signal).says).toBe(sentence);
  });

  it('type: a bug is trouble, a question is one who learns, a feature request is neither', async () => {
    const before = await getFeatures(database.pool);
    const counted = (features: AccountFeatures) =>
      ['open_tickets', 'how_to_tickets_90d', 'ticket_surge_14d'].map((name) => read(features, name).value);
    const [open, asked, surge] = counted(before);
    expect([open, asked]).toEqual([5, 1]);
    await put('tickets', [ticket('more', 3, { kind: 'question' }), ticket('and', 3, { kind: 'feature_request' })]);
    expect(counted(await getFeatures(database.pool))).toEqual([6, 2, surge]);
    await put('tickets', [ticket('worse', 3, { kind: 'bug' })]);
    const [openNow, askedNow, surgeNow] = counted(await getFeatures(database.pool));
    expect([openNow, askedNow]).toEqual([7, 2]);
    expect(surgeNow).toBeGreaterThan(surge ?? Number.NaN);
  });
});

describe('R126: what an account pays now, and how that came about, is in its terms', () => {
  const term = (id: string, from: number, to: number, arr: number) => ({
    account_id: 'acme', subscription_id: id, started_on: dayAgo(from), ends_on: dayAgo(to), arr, seats: 50,
  }); // prettier-ignore

  it('the ARR in force, the renewals and the growth within a year', async () => {
    await put('subscriptions', [term('s1', 1000, 636, 100_000), term('s2', 635, 271, 100_000), term('s3', 270, -95, 150_000)]);
    const features = await getFeatures(database.pool);
    expect(features.termArr).toBe(150_000);
    expect(read(features, 'renewed_terms').value).toBe(2);
    expect(read(features, 'expansion_365d').value).toBeCloseTo(0.5, 10);
  }); // prettier-ignore

  it('a first term has no history yet', async () => {
    await put('subscriptions', [term('s1', 100, -265, 100_000)]);
    const features = await getFeatures(database.pool);
    expect([features.termArr, read(features, 'renewed_terms').value, read(features, 'expansion_365d').value]).toEqual([100_000, 0, null]);
  }); // prettier-ignore
});
