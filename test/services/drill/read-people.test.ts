import { readPeople, readPerson } from '../../../src/services/drill/read-people';
import { dayAgo, hoursAgo, insert, NOW } from '../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../support/database';
import { buildWorld, viewAs } from '../override/judged-world';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await buildWorld(database.pool);
});

const add = (contact_id: string, over: Record<string, unknown> = {}) =>
  insert(database.pool, 'contacts', [{ account_id: 'acme', contact_id, name: contact_id, role: 'user', ...over }]);
const asked = (viewer = viewAs('ana')) => ({ accountId: 'acme', scope: viewer.scope, now: NOW });
const page = (number: number) => readPeople(database.db, { ...asked(), page: number });
const person = (contactId: string, viewer = viewAs('ana')) => readPerson(database.db, { ...asked(viewer), contactId });

describe('the people behind a card', () => {
  it('R69: begin with the sponsor who stays away, before anyone who is there', async () => {
    await add('active', { role: 'champion', last_seen_at: hoursAgo(2) });
    await add('sponsor', { role: 'executive_sponsor', last_seen_at: hoursAgo(24 * 45) });
    expect((await page(0)).people.map(({ contact, state }) => [contact.contactId, state])).toEqual([
      ['sponsor', 'dormant'],
      ['active', 'active'],
    ]);
  });

  it('come in pages, of which every one is there', async () => {
    for (let index = 0; index < 32; index += 1) await add(`c${index}`);
    const pages = await Promise.all([0, 1, 2].map(page));
    expect(pages.map(({ people }) => people.length)).toEqual([15, 15, 2]);
    expect(pages[0]).toMatchObject({ pages: 3, listed: 32, known: 32 });
    expect(new Set(pages.flatMap(({ people }) => people.map(({ contact }) => contact.contactId))).size).toBe(32);
  });

  it.each([
    [-1, 0],
    [7, 0],
  ])('asked for page %d are those of page %d, the nearest there is', async (wanted, got) => {
    await add('one');
    expect(await page(wanted)).toMatchObject({ page: got, pages: 1 });
  });

  it('are an empty page where none are known', async () => {
    expect(await page(0)).toMatchObject({ people: [], pages: 1, listed: 0, known: 0 });
  });
});

describe('one person', () => {
  it('R189: has their own answers and the alerts about them, newest first', async () => {
    await add('kim', { role: 'champion', email: 'kim@acme.example', left_on: dayAgo(2) });
    await insert(database.pool, 'nps_responses', [
      {
        account_id: 'acme',
        response_id: 'r1',
        contact_id: 'kim',
        score: 9,
        responded_at: hoursAgo(900),
        comment: null,
      },
      {
        account_id: 'acme',
        response_id: 'r2',
        contact_id: 'kim',
        score: 2,
        responded_at: hoursAgo(50),
        comment: 'Slow',
      },
      {
        account_id: 'acme',
        response_id: 'r3',
        contact_id: 'other',
        score: 0,
        responded_at: hoursAgo(1),
        comment: null,
      },
      { account_id: 'acme', response_id: 'r4', contact_id: 'kim', score: 0, responded_at: hoursAgo(-1), comment: null },
    ]);
    await addTriggers(['champion_left', 'kim'], ['champion_left', 'other'], ['detractor', 'r2'], ['detractor', 'r3'], ['p1_opened', 'kim'], ['sponsor_dormant', '']); // prettier-ignore
    const found = await person('kim');
    expect(found.answers.map(({ score }) => score)).toEqual([2, 9]);
    expect(found.alerts.map(({ reason }) => reason)).toEqual(['detractor r2', 'champion_left kim']);
    expect(found.voice).toBeNull(); // who has left is asked for nothing
    expect(found).toMatchObject({ accountName: 'Acme', standing: null, health: { state: 'left' } });
  });

  it.each([
    // the answers, how many days ago, the class of who gave them
    [[[10, 1]], 'promoter'],
    [[[9, 1], [0, 40]], 'promoter'],
    [[[8, 1], [10, 40]], 'passive'],
    [[[7, 364]], 'passive'],
    [[[7, 366]], null], // says nothing of today
    [[[6, 1]], 'detractor'],
    [[], null],
  ] as [[number, number][], string | null][])('R116, R118: who answered %j is a %s', async (given, voice) => {
    await add('kim', {});
    const rows = given.map(([score, days], index) => ({ account_id: 'acme', response_id: `r${index}`, contact_id: 'kim', score, responded_at: hoursAgo(24 * days) }));
    await insert(database.pool, 'nps_responses', rows);
    const found = await person('kim');
    expect(found.voice).toBe(voice);
    expect(found.answers[0]?.npsClass ?? null).toBe(given[0]?.[1] === 366 ? 'passive' : voice);
  }); // prettier-ignore

  it('of a sponsor has the alert that the sponsor stays away', async () => {
    await add('boss', { role: 'executive_sponsor', last_seen_at: hoursAgo(24 * 45) });
    await addTriggers(['sponsor_dormant', '']);
    expect((await person('boss')).alerts).toHaveLength(1);
  });

  it('is compared with colleagues who were ever seen and are still there', async () => {
    await add('kim', { last_seen_at: hoursAgo(48) });
    await add('earlier', { last_seen_at: hoursAgo(72) });
    await add('later', { last_seen_at: hoursAgo(24) });
    await add('never');
    await add('left', { last_seen_at: hoursAgo(90), left_on: dayAgo(1) });
    expect((await person('kim')).standing).toEqual({ aheadOf: 1, of: 2 });
    expect((await person('never')).standing).toBeNull();
  });

  it('is found however long ago they left', async () => {
    await add('old', { left_on: dayAgo(400) });
    expect((await person('old')).health.state).toBe('left');
  });

  it('is told to nobody who may not see the account, and of no other account', async () => {
    await add('kim');
    await expect(person('kim', viewAs('zoe'))).rejects.toThrow('I find no such account among yours.');
    await insert(database.pool, 'contacts', [{ account_id: 'bolt', contact_id: 'bo' }]);
    await expect(person('bo')).rejects.toThrow('no longer among the contacts');
  });
});

const ALERT = '0190a4f2-1111-4222-8333-444455556666';
async function addTriggers(...triggers: [string, string][]): Promise<void> {
  await database.pool.query(
    `insert into alerts (alert_id, account_id, reason, action, action_due_on, model_version, dri_email, opened_at, current_band)
     values ($1, 'acme', 'r', 'a', '2026-03-06', 'v1', 'ana@example.com', $2, 'red')`,
    [ALERT, NOW],
  );
  for (const [index, [trigger, key]] of triggers.entries())
    await database.pool.query(
      `insert into alert_triggers (alert_id, trigger, key, tier, reason, action, action_due_on, fired_at)
       values ($1, $2, $3, 'high', $4, 'a', '2026-03-06', $5)`,
      [ALERT, trigger, key, `${trigger} ${key}`, hoursAgo(10 - index)],
    );
}
