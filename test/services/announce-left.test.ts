import { accountHealth, accounts, alerts, alertStates, outcomes, triggerStates } from '../../src/db/schema';
import { createReader, findDetractor, findUsageDrop } from '../support/alert-findings';
import { observe, run, seedAccount, seedHealth, seedPeople } from '../support/alert-world';
import { truncateAll, useDatabase } from '../support/database';

const database = useDatabase();
const read = createReader(() => database.db);
type Outcome = 'churned' | 'renewed' | 'contracted';
const say = (outcome: Outcome, effectiveOn: string, accountId = 'acme') =>
  database.db
    .insert(outcomes)
    .values({ accountId, key: `${effectiveOn} ${outcome}`, outcome, effectiveOn, source: 'test' });
const DAY = 24; // hours; the first run is on 10 March

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
});

/** Yellow, then red with a trigger. */
const worsen = (changes: Parameters<typeof observe>[1] = {}) =>
  run(database, [
    [0, observe('yellow', { findings: [] })],
    [5, observe('red', { findings: [findDetractor()], ...changes })],
  ]);

describe('a customer who has left', () => {
  it.each([
    ['long ago', '2025-03-10', []],
    ['yesterday', '2026-03-09', []],
    ['today', '2026-03-10', []],
    ['only tomorrow', '2026-03-11', ['opened']],
  ])('%s is told of accordingly', async (_when, day, events) => {
    await say('churned', day);
    const [, summary] = await worsen();
    expect(await read.events()).toEqual(events);
    expect(summary).toMatchObject({ opened: events.length, announce: events.length });
    expect(await database.db.$count(triggerStates)).toBe(events.length);
  });

  it.each([
    ['before', '2026-03-09T23:00:00Z', []],
    ['only tomorrow', '2026-03-11T00:00:00Z', ['opened']],
  ])('and whom its CRM deleted %s is told of accordingly', async (_when, at, events) => {
    await database.db.update(accounts).set({ deletedAt: new Date(at) });
    await worsen();
    expect(await read.events()).toEqual(events);
  });

  it('leaves the others of the same page as they are', async () => {
    await seedAccount(database.db, { accountId: 'other', name: 'Other' });
    await say('churned', '2026-03-01');
    const both = (band: 'yellow' | 'red') => [observe(band), observe(band, { accountId: 'other' })];
    await run(database, [
      [0, ...both('yellow')],
      [5, ...both('red')],
    ]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ accountId: 'other' })]);
  });

  it('is waited for by nobody: a change that was withheld is withheld no more', async () => {
    await seedHealth(database.db, 30);
    await run(database, [
      [0, observe('green')],
      [5, observe('red', { isDriverStale: true })],
    ]);
    const [before] = await database.db.select().from(accountHealth);
    expect(before?.withheldSince).not.toBeNull();
    await say('churned', '2026-03-10');
    await run(database, [[6, observe('red', { isDriverStale: true })]]);
    const [after] = await database.db.select().from(accountHealth);
    expect(after?.withheldSince).toBeNull();
    expect(await database.db.$count(alertStates)).toBe(0);
  });
});

describe('a customer who came back', () => {
  it.each(['renewed', 'contracted'] as const)('as %s is told of again', async (outcome) => {
    await say('churned', '2026-01-31');
    await say(outcome, '2026-03-10');
    await worsen();
    expect(await read.events()).toEqual(['opened']);
  });

  it.each([
    ['had renewed before', 'renewed', '2026-01-30'],
    ['will renew only tomorrow', 'renewed', '2026-03-11'],
    ['has left once more', 'churned', '2026-03-09'],
  ] as const)('has not where it %s', async (_what, outcome, day) => {
    await say('churned', '2026-01-31');
    await say(outcome, day);
    await worsen();
    expect(await read.events()).toEqual([]);
  });

  it('is taken quietly at first, whatever was known from before, and told of from then on', async () => {
    await run(database, [[0, observe('green', { findings: [] })]]);
    await say('churned', '2026-03-11');
    await run(database, [[DAY, observe('green', { findings: [] })]]);
    await say('renewed', '2026-03-12');
    await run(database, [[2 * DAY, observe('red', { findings: [findDetractor()] })]]);
    expect(await database.db.$count(alerts)).toBe(0);
    await run(database, [[3 * DAY, observe('red', { findings: [findDetractor(), findUsageDrop()] })]]);
    expect(await read.lines()).toEqual(['usage_drop']);
  });
});
