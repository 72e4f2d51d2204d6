import { createOverride } from '../../src/services/override/create-override';
import { listContactHealth } from '../../src/services/list-contact-health';
import { readAccountStanding } from '../../src/services/read-account-standing';
import { dayAgo, hoursAgo, insert, NOW } from '../db/queries/account-facts';
import { truncateAll, useDatabase } from '../support/database';
import { setHealth, viewAs } from './override/judged-world';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await insert(database.pool, 'accounts', [{ account_id: 'acme', name: 'Acme' }, { account_id: 'bolt', name: 'Bolt' }]); // prettier-ignore
});
const add = (contact_id: string, over: Record<string, unknown> = {}) =>
  insert(database.pool, 'contacts', [{ account_id: 'acme', contact_id, name: contact_id, role: 'user', ...over }]);
const answer = (response_id: string, contact_id: string | null, score: number, hours: number, account_id = 'acme') =>
  insert(database.pool, 'nps_responses', [
    { account_id, response_id, contact_id, score, responded_at: hoursAgo(hours) },
  ]);
const HEALTH = { score: 58, band: 'yellow', seatUseRate: null, adoptionRate: null, cohorts: null } as const;
const read = (health: Parameters<typeof readAccountStanding>[1]['health'] = HEALTH) =>
  readAccountStanding(database.db, { accountId: 'acme', health, now: NOW });
const list = (accountId = 'acme', viewer = viewAs('ria', 'revops')) =>
  listContactHealth(database.db, { accountId, scope: viewer.scope, now: NOW });

describe('the people of an account', () => {
  it('R69: show the dormant sponsor while 60% of all are active', async () => {
    await add('sponsor', { role: 'executive_sponsor', last_seen_at: hoursAgo(24 * 45), department: 'Board' });
    await add('away', { last_seen_at: hoursAgo(24 * 31), department: 'sales ' });
    for (const name of ['a', 'b', 'c']) await add(name, { last_seen_at: hoursAgo(24), department: 'Sales' });
    const { people } = await read();
    expect(people?.counts).toEqual({ known: 5, seenKnown: 5, active30: 3, departments: 2, departmentsActive30: 1 });
    expect(people?.key).toMatchObject([{ state: 'dormant', reason: 'Executive sponsor not seen for 45 days' }]);
  });

  it.each([
    // left on, among the key people, counted as known
    [dayAgo(-1), ['active'], 1],
    [dayAgo(0), ['left'], 0],
    [dayAgo(89), ['left'], 0],
    [dayAgo(90), undefined, 0],
  ])('keep a champion who leaves on %s as %p for 90 days, counted %d times', async (left_on, states, known) => {
    await add('champ', { role: 'champion', last_seen_at: hoursAgo(1), left_on });
    const { people } = await read();
    expect(people?.key.map(({ state }) => state)).toEqual(states);
    expect(people?.counts.known ?? 0).toBe(known);
  });

  it('count whoever was seen less than 30 days ago', async () => {
    await add('in', { last_seen_at: hoursAgo(720 - 0.01) });
    await add('out', { last_seen_at: hoursAgo(720) });
    await add('later', { last_seen_at: hoursAgo(-1) });
    await add('never');
    expect((await read()).people?.counts).toMatchObject({ known: 4, seenKnown: 2, active30: 1 });
  });

  it('are nobody’s where no contacts are known', async () => {
    await insert(database.pool, 'contacts', [{ account_id: 'bolt', contact_id: 'x' }]);
    expect((await read()).people).toBeNull();
  });
});

describe('the list of people', () => {
  it('R68: gives each a score with their own latest answer, key people first', async () => {
    await add('user', { last_seen_at: hoursAgo(2) });
    await add('champ', { role: 'champion', last_seen_at: hoursAgo(2) });
    await answer('r1', 'champ', 10, 24 * 40);
    await answer('r2', 'champ', 3, 24 * 20);
    await answer('r3', 'champ', 10, -24); // not yet
    await answer('r4', null, 10, 24);
    await answer('r5', 'user', 0, 24, 'bolt'); // somebody else's contact of the same id
    expect((await list()).map(({ contact, score }) => [contact.contactId, contact.npsScore, score])).toEqual([
      ['champ', 3, 72],
      ['user', null, 100],
    ]);
  });

  it('is for those who may see the account', async () => {
    await expect(list('acme', viewAs('bo'))).rejects.toMatchObject({ code: 'not_found' });
    await expect(list('nowhere')).rejects.toMatchObject({ code: 'not_found' });
    expect(await list('bolt')).toEqual([]);
  });
});

describe('seats, like and judgement', () => {
  const cohort = { by: 'segment', value: 'smb', size: 120, median: 78, percentile: 38 } as const;

  it('name under 30% of seats in use waste', async () => {
    expect((await read({ ...HEALTH, seatUseRate: 0.29 })).seatUse).toEqual({ rate: 0.29, state: 'waste' });
    expect((await read()).seatUse).toBeNull();
  });

  it.each([
    [0, 'at_risk'],
    [0.39, 'at_risk'],
    [0.4, 'stable'],
    [0.7, 'stable'],
    [0.71, 'strong'],
    [1, 'strong'],
  ])('R93: name %d of the features in use %s', async (adoptionRate, state) => {
    expect((await read({ ...HEALTH, adoptionRate })).adoption).toEqual({ rate: adoptionRate, state });
    expect((await read()).adoption).toBeNull();
  });

  it('compare only an account of a known band', async () => {
    expect((await read({ ...HEALTH, cohorts: [cohort] })).cohort).toEqual({ ...cohort, standing: 'behind' });
    expect((await read({ ...HEALTH, band: 'unknown', cohorts: [cohort] })).cohort).toBeNull();
    expect((await read(null)).cohort).toBeNull();
    expect((await read({ ...HEALTH, band: 'unknown', cohorts: [cohort] })).segment).toBeNull();
    expect((await read(null)).segment).toBeNull();
  });

  it.each([
    // other comparisons, people in the segment, the segment is named beside the most telling
    [[{ ...cohort, by: 'plan' as const, median: 98 }], 120, true],
    [[{ ...cohort, by: 'plan' as const, median: 98 }], 10, true],
    [[{ ...cohort, by: 'plan' as const, median: 98 }], 9, false],
    [[{ ...cohort, by: 'plan' as const, median: 60 }], 120, false], // it is the most telling itself
    [[], 120, false],
  ])('R187: compare with the segment beside %j where it has %d accounts: %s', async (others, size, isNamed) => {
    const { segment } = await read({ ...HEALTH, cohorts: [...others, { ...cohort, size }] });
    expect(segment).toEqual(isNamed ? { ...cohort, size, standing: 'behind' } : null);
  });

  it('R75: put the standing judgement beside what the model says now', async () => {
    await setHealth(database.pool, 'acme', 58, 'yellow');
    const judged = { kind: 'points', points: 12 } as const;
    const viewer = viewAs('ria', 'revops');
    await createOverride(database.db, { viewer, accountId: 'acme', judged, reason: 'I met them', now: NOW });
    expect((await read()).judgement).toMatchObject({ override: { reason: 'I met them' }, says: { score: 70 } });
    expect((await read({ ...HEALTH, score: 50 })).judgement).toMatchObject({ says: { score: 62 } });
    expect((await read(null)).judgement).toMatchObject({ says: null });
  });
});
