import { asc, eq } from 'drizzle-orm';
import { accountHealth, alertEvents, alerts, alertStates, outbox, people } from '../../src/db/schema';
import { createAnnounceTransitions } from '../../src/services/announce-transitions/announce-transitions';
import { truncateAll, useDatabase } from '../support/database';
import {
  ALERT_SETTINGS,
  DRIVER,
  hoursAfter,
  observe,
  run,
  seedAccount,
  seedHealth,
  seedPeople,
} from '../support/alert-world';

const database = useDatabase();
const readWithheld = async () => (await database.db.select().from(accountHealth))[0]?.withheldSince;
const readAlerts = () => database.db.select().from(alerts);
const readKinds = async () => {
  const rows = await database.db.select().from(alertEvents).orderBy(asc(alertEvents.id));
  return rows.map(({ kind }) => kind);
};
const readOutbox = async () => {
  const rows = await database.db.select().from(outbox).orderBy(asc(outbox.id));
  return rows.map(({ kind }) => kind);
};

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
});

describe('an account that turns red', () => {
  it('R9: opens one alert with its event and its outbox row, however often the run is repeated', async () => {
    const red = [5, observe('red')] as const;
    const [, first, second] = await run(database, [[0, observe('yellow')], red, red]);
    expect(first).toMatchObject({ announce: 1, opened: 1 });
    expect(second).toMatchObject({ announce: 0, hold: 1, opened: 0 });
    expect(await readAlerts()).toEqual([
      expect.objectContaining({
        accountId: 'acme',
        fromBand: 'yellow',
        toBand: 'red',
        currentBand: 'red',
        score: 30,
        reason: 'Logins down 41% in 14 days',
        actionDueOn: '2026-03-13',
        heldNote: null,
        driEmail: 'anna@example.test',
        status: 'open',
        openedAt: hoursAfter(5),
      }),
    ]);
    expect(await readKinds()).toEqual(['opened']);
    expect(await readOutbox()).toEqual(['alert.post']);
  });

  it('R13: that flips first is told once it has stood 4 h, and says so', async () => {
    const flips = [observe('yellow'), observe('red')];
    await run(database, [[0, observe('green')], ...flips.map((one, index) => [index + 5, one] as const)]);
    expect(await readAlerts()).toEqual([]);
    await run(database, [[10, observe('red')]]);
    expect(await readAlerts()).toEqual([expect.objectContaining({ heldNote: 'held 4 h, flipped 2 times' })]);
  });

  it('R30: with stale telemetry opens nothing, says since when it is withheld, and is told once the data are fresh', async () => {
    await seedHealth(database.db, 30);
    const stale = observe('red', { isDriverStale: true, staleSince: hoursAfter(-50) });
    const [, summary] = await run(database, [
      [0, observe('green')],
      [5, stale],
    ]);
    expect(summary).toMatchObject({ withhold: 1, opened: 0 });
    expect(await readWithheld()).toEqual(hoursAfter(5));
    expect(await database.db.select().from(alertStates)).toEqual([
      expect.objectContaining({ announced: 'green', observed: 'red', withheldSince: hoursAfter(5) }),
    ]);
    await run(database, [[6, observe('red')]]);
    expect(await readAlerts()).toHaveLength(1);
    expect(await readWithheld()).toBeNull();
  });

  it('with no one signal to blame still says what to do, by a date', async () => {
    await run(database, [
      [0, observe('green')],
      [5, observe('red', { driver: null })],
    ]);
    const [alert] = await readAlerts();
    expect(alert).toMatchObject({ driverSignal: null, actionDueOn: '2026-03-17' });
    expect(alert?.reason).toBe('Health score at 30, no single signal stands out');
  });

  it('with no one signal to blame is due five business days on, holidays not counted', async () => {
    const calendar = { timeZone: 'Europe/Berlin', isHoliday: (day: string) => day === '2026-03-12' };
    const steps = [[0, observe('green')] as const, [5, observe('red', { driver: null })] as const];
    await run(database, steps, { ...ALERT_SETTINGS, calendar });
    expect((await readAlerts())[0]?.actionDueOn).toBe('2026-03-18');
  });

  it('tells nothing when the transaction is rolled back', async () => {
    await run(database, [[0, observe('green')]]);
    const announce = createAnnounceTransitions(ALERT_SETTINGS);
    const failing = database.db.transaction(async (tx) => {
      await announce(tx, [observe('red')], hoursAfter(5));
      throw new Error('the score could not be saved');
    });
    await expect(failing).rejects.toThrow('the score could not be saved');
    expect([await readAlerts(), await readOutbox()]).toEqual([[], []]);
    expect(await database.db.select().from(alertStates)).toMatchObject([{ observed: 'green' }]);
  });

  it('is announced once by two runs at the same moment', async () => {
    await run(database, [[0, observe('green')]]);
    await Promise.all([run(database, [[5, observe('red')]]), run(database, [[5, observe('red')]])]);
    expect(await readAlerts()).toHaveLength(1);
    expect(await readOutbox()).toEqual(['alert.post']);
  });
});

describe('the person an alert names', () => {
  const turnRed = () =>
    run(database, [
      [0, observe('green', { accountId: 'beta' })],
      [5, observe('red', { accountId: 'beta' })],
    ]);

  it.each([
    ['the AE', { aeEmail: 'anna@example.test', csmEmail: 'carl@example.test' }, 'anna@example.test'],
    [
      'the CSM when the renewal is near, as the rules say',
      { aeEmail: 'anna@example.test', csmEmail: 'carl@example.test', renewalOn: '2026-04-01' },
      'carl@example.test',
    ],
    [
      'the CSM when the AE left the company',
      { aeEmail: 'gone@example.test', csmEmail: 'carl@example.test' },
      'carl@example.test',
    ],
    ["the pod's manager when the account has no owner", { aeEmail: null }, 'mona@example.test'],
  ])('R12: is %s', async (_, account, email) => {
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta', ...account });
    await turnRed();
    expect(await readAlerts()).toEqual([expect.objectContaining({ driEmail: email })]);
  });

  it('R12: is waited for: an alert nobody can own is kept unsent and sent once somebody is known', async () => {
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta', aeEmail: 'new@example.test', pod: null });
    await turnRed();
    expect([await readAlerts(), await readOutbox()]).toEqual([[expect.objectContaining({ driEmail: null })], []]);
    await database.db.insert(people).values({ email: 'new@example.test', name: 'New', role: 'ae', source: 'test' });
    await run(database, [[6, observe('red', { accountId: 'beta' })]]);
    expect(await readAlerts()).toEqual([expect.objectContaining({ driEmail: 'new@example.test' })]);
    expect([await readKinds(), await readOutbox()]).toEqual([['opened', 'reassigned'], ['alert.post']]);
  });

  it('R39: an alert of a pod outside the pilot is kept, with the reason, and nobody is told', async () => {
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta', pod: 'south' });
    await turnRed();
    expect(await readAlerts()).toHaveLength(1);
    expect(await readOutbox()).toEqual([]);
    const [opened] = await database.db.select().from(alertEvents);
    expect(opened?.note).toBe('Not posted: pod south is not in the pilot');
  });
});

describe('an account that leaves red', () => {
  const toRed = [
    [0, observe('green')],
    [5, observe('red')],
  ] as const;

  it('has its alert marked recovered, redrawn and told in its thread; the owner says how it ended', async () => {
    await run(database, toRed);
    const [summary] = await run(database, [[10, observe('yellow')]]);
    expect(summary).toMatchObject({ recovered: 1, resolved: 0 });
    expect(await readAlerts()).toEqual([
      expect.objectContaining({ currentBand: 'yellow', score: 55, recoveredAt: hoursAfter(10), status: 'open' }),
    ]);
    expect(await readKinds()).toEqual(['opened', 'recovered']);
    expect(await readOutbox()).toEqual(['alert.post', 'alert.update', 'alert.thread']);
  });

  it('recovers once: a further step up only redraws the message', async () => {
    await run(database, [...toRed, [10, observe('yellow')], [15, observe('green')]]);
    expect(await readAlerts()).toEqual([expect.objectContaining({ currentBand: 'green' })]);
    expect(await readKinds()).toEqual(['opened', 'recovered']);
    expect(await readOutbox()).toEqual(['alert.post', 'alert.update', 'alert.thread', 'alert.update']);
  });

  it('after an action had been logged, has its alert resolved by the system as saved', async () => {
    await run(database, toRed);
    await database.db.update(alerts).set({ firstActionAt: hoursAfter(6) });
    await run(database, [[10, observe('yellow')]]);
    expect(await readAlerts()).toEqual([
      expect.objectContaining({
        status: 'resolved',
        outcome: 'saved',
        resolvedByEmail: null,
        resolvedAt: hoursAfter(10),
      }),
    ]);
    expect(await readKinds()).toEqual(['opened', 'recovered', 'resolved']);
  });

  it('and was never told of to anybody, has its alert resolved as nothing yet', async () => {
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta', pod: 'south' });
    for (const [hours, band] of [
      [0, 'green'],
      [5, 'red'],
      [10, 'green'],
    ] as const)
      await run(database, [[hours, observe(band, { accountId: 'beta' })]]);
    expect(await readAlerts()).toEqual([expect.objectContaining({ status: 'resolved', outcome: 'nothing_yet' })]);
  });

  it('R157: and comes back joins the unresolved alert, which takes the new reason and wakes', async () => {
    await run(database, [...toRed, [10, observe('yellow')]]);
    await database.db
      .update(alerts)
      .set({ status: 'snoozed', snoozedUntil: hoursAfter(99), snoozeReason: 'on leave', snoozedScore: 55 });
    const driver = { ...DRIVER, reason: 'A P1 has been open for 3 days' };
    const [summary] = await run(database, [[15, observe('red', { driver })]]);
    expect(summary).toMatchObject({ opened: 0, joined: 1 });
    expect(await readAlerts()).toEqual([
      expect.objectContaining({
        status: 'open',
        snoozedUntil: null,
        currentBand: 'red',
        reason: 'A P1 has been open for 3 days',
        recoveredAt: null,
      }),
    ]);
    expect(await readKinds()).toEqual(['opened', 'recovered', 'relapsed', 'woken']);
  });

  it('comes back days later as a new alert with a message of its own: nothing is told under an old one', async () => {
    await run(database, [...toRed, [10, observe('yellow')]]);
    const [summary] = await run(database, [[10 + 72 + 1, observe('red')]]);
    expect(summary).toMatchObject({ opened: 1, joined: 0, resolved: 1 });
    const rows = await database.db.select().from(alerts).orderBy(asc(alerts.openedAt));
    expect(rows).toEqual([
      expect.objectContaining({ status: 'resolved', outcome: 'nothing_yet', openedAt: hoursAfter(5) }),
      expect.objectContaining({ status: 'open', openedAt: hoursAfter(83), recoveredAt: null }),
    ]);
    expect((await readOutbox()).filter((kind) => kind === 'alert.post')).toHaveLength(2);
  });

  it('opens a new alert when the old one was resolved', async () => {
    await run(database, toRed);
    await database.db.update(alerts).set({ status: 'resolved', outcome: 'saved', resolvedAt: hoursAfter(6) });
    await run(database, [
      [10, observe('green')],
      [15, observe('red')],
    ]);
    const open = await database.db.select().from(alerts).where(eq(alerts.status, 'open'));
    expect(open).toEqual([expect.objectContaining({ openedAt: hoursAfter(15) })]);
  });
});

describe('what the pod does not hear of', () => {
  it.each([
    ['green', 'yellow'],
    ['yellow', 'green'],
    ['green', 'unknown'],
  ] as const)('an account that goes from %s to %s opens nothing', async (from, to) => {
    await run(database, [
      [0, observe(from)],
      [5, observe(to)],
    ]);
    expect([await readAlerts(), await readOutbox()]).toEqual([[], []]);
  });

  it('a new model, though it sees red', async () => {
    const [, summary] = await run(database, [
      [0, observe('green')],
      [5, observe('red', { modelVersion: 'm2' })],
    ]);
    expect(summary).toMatchObject({ rebase: 1, opened: 0 });
  });
});
