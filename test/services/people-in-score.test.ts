import type { ScoringModel } from '../../src/scoring/model';
import { scoreAccount } from '../../src/scoring/score-account';
import { toSeatUseState } from '../../src/scoring/seat-use-state';
import { seatUse } from '../../src/scoring/signals/seat-use';
import { loadModel } from '../../src/services/model/load-model';
import { readAccountStanding } from '../../src/services/read-account-standing';
import { connect, dayAgo, getFeatures, hoursAgo, insert, NOW } from '../db/queries/account-facts';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
/** Twenty users of 100 seats, every day; five people known by name, three of them seen yesterday. */
beforeEach(async () => {
  const { pool } = database;
  await truncateAll(pool);
  await connect(pool, 'usage_daily', 'tickets', 'invoices', 'contacts');
  await insert(pool, 'accounts', [{ account_id: 'acme', name: 'Acme', seats_purchased: 100, segment: 'smb' }]);
  for (let ago = 1; ago <= 60; ago += 1)
    await insert(pool, 'usage_daily', [{ account_id: 'acme', day: dayAgo(ago), logins: 40, active_users: 20 }]);
  const people = { ana: ['user', 1], bo: ['user', 1], cy: ['champion', 1], dee: ['admin', 1], kim: ['executive_sponsor', 1] } as const; // prettier-ignore
  for (const [contact_id, [role, days]] of Object.entries(people))
    await insert(pool, 'contacts', [{ account_id: 'acme', contact_id, role, last_seen_at: hoursAgo(24 * days) }]);
});
const change = (contactId: string, set: string) =>
  database.pool.query(`update contacts set ${set} where contact_id = $1`, [contactId]);

describe.each(['three-pillar', 'six-dimension'])('from the rows of contacts to the score of the %s model', (name) => {
  let model: ScoringModel;
  beforeAll(async () => {
    model = await loadModel(`models/${name}.yaml`);
  });
  const score = async (): Promise<number> =>
    scoreAccount(await getFeatures(database.pool), model, NOW).exactScore ?? Number.NaN;

  it.each([
    ['R69: a sponsor and an admin who have not come for 45 days, three of five active', ['kim', 'dee'], `last_seen_at = '${hoursAgo(24 * 45).toISOString()}'`],
    ['R76: the champion who left ten days ago', ['cy'], `left_on = '${dayAgo(10)}'`],
  ])('R68: %s: the score falls', async (_what, who, set) => {
    const before = await score();
    for (const contactId of who) await change(contactId, set);
    expect(await score()).toBeLessThan(before);
  }); // prettier-ignore
});

it('R70: everyone known is active, and the 20 of 100 seats in use are waste all the same', async () => {
  const measured = seatUse.measure(await getFeatures(database.pool), NOW);
  const seatUseRate = measured.kind === 'known' ? measured.value : null;
  expect(toSeatUseState(seatUseRate)).toBe('waste');
  const health = { score: 80, band: 'green', seatUseRate, adoptionRate: null, cohorts: null } as const;
  const standing = await readAccountStanding(database.db, { accountId: 'acme', health, now: NOW });
  expect(standing.people?.counts).toMatchObject({ seenKnown: 5, active30: 5 });
  expect(standing.seatUse).toEqual({ rate: 0.2, state: 'waste' });
});
