import { eq } from 'drizzle-orm';
import { insertAbsence } from '../../../src/db/queries/absences';
import { accounts, alerts, alertTriggers, people } from '../../../src/db/schema';
import { ALERT_SETTINGS, hoursAfter, observe, run, seedAccount, seedPeople } from '../../support/alert-world';
import {
  createReader,
  findDetractor,
  findLowScore,
  findP1,
  findUnusedSeats,
  findUsageDrop,
} from '../../support/alert-findings';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const read = createReader(() => database.db);
const quiet = observe('green', { findings: [] });

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
  await run(database, [[0, quiet]]);
});

describe('a trigger that fires on an account without an open alert', () => {
  it('R149: opens one for the digest: nothing is posted', async () => {
    const [summary] = await run(database, [[5, observe('green', { findings: [findUsageDrop()] })]]);
    expect(summary).toMatchObject({ opened: 1, announce: 0 });
    expect(await read.alerts()).toEqual([
      expect.objectContaining({
        trigger: 'usage_drop',
        tier: 'high',
        route: 'digest',
        fromBand: null,
        toBand: null,
        currentBand: 'green',
        driverSignal: null,
        reason: 'Logins down 45% in 30 days',
        action: 'act on usage_drop',
        actionDueOn: '2026-03-12',
        driEmail: 'anna@example.test',
        openedAt: hoursAfter(5),
      }),
    ]);
    expect([await read.events(), await read.outbox()]).toEqual([['opened'], []]);
  });

  it('R9: opens it once, however often the run is repeated', async () => {
    const seen = observe('green', { findings: [findP1(), findUsageDrop()] });
    await run(database, [
      [5, seen],
      [5, seen],
      [30, seen],
    ]);
    expect(await read.events()).toEqual(['opened']);
    expect(await read.lines()).toEqual(['p1_opened', 'usage_drop']);
  });

  it('R157: with others opens one, named for the gravest, and keeps what was measured of each', async () => {
    await run(database, [[5, observe('green', { findings: [findUnusedSeats(), findDetractor(), findUsageDrop()] })]]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ trigger: 'usage_drop', tier: 'high' })]);
    const lines = await database.db.select().from(alertTriggers);
    expect(lines).toHaveLength(3);
    expect(lines[0]?.evidence).toEqual({ value: 1, limit: 1, windowDays: null });
  });

  it('R148: is posted at once when Critical, and told to the manager', async () => {
    await run(database, [[5, observe('green', { findings: [findP1()] })]], { ...ALERT_SETTINGS, holdPosts: true });
    expect(await read.alerts()).toEqual([expect.objectContaining({ tier: 'critical', route: 'channel' })]);
    expect(await read.outbox()).toEqual(['alert.post pending', 'direct mona@example.test']);
  });

  it('R39: of a pod outside the pilot is kept and told to nobody', async () => {
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta', pod: 'south' });
    const beta = { accountId: 'beta' };
    await run(database, [
      [0, observe('green', { ...beta, findings: [] })],
      [5, observe('green', { ...beta, findings: [findP1()] })],
    ]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ route: 'unposted' })]);
    expect(await read.outbox()).toEqual([]);
  });
});

describe('an account that turns red', () => {
  const red = (findings = [findUsageDrop()]) => observe('red', { findings });

  it('R157: has its triggers as lines of the one alert, which says why its score fell', async () => {
    await run(database, [[5, red()]]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ trigger: 'turned_red', fromBand: 'green', reason: 'Logins down 41% in 14 days' }),
    ]);
    expect(await read.lines()).toEqual(['turned_red', 'usage_drop']);
  });

  it('R32: waits for the budget where there is one', async () => {
    await run(database, [[5, red()]], { ...ALERT_SETTINGS, holdPosts: true });
    expect(await read.outbox()).toEqual(['alert.post held']);
  });

  it('R11: R148: with a Critical trigger beside it keeps its own reason, waits for nothing, and its manager is told', async () => {
    await run(database, [[5, red([findP1(), findUsageDrop()])]], { ...ALERT_SETTINGS, holdPosts: true });
    expect(await read.alerts()).toEqual([
      expect.objectContaining({
        trigger: 'p1_opened',
        tier: 'critical',
        toBand: 'red',
        driverSignal: 'logins',
        reason: 'Logins down 41% in 14 days',
      }),
    ]);
    expect(await read.outbox()).toEqual(['alert.post pending', 'direct mona@example.test']);
  });

  it('R11: R148: with nothing Critical but its score says why that fell, not how low it is', async () => {
    await run(database, [[5, red([findLowScore()])]]);
    expect(await read.alerts()).toEqual([
      expect.objectContaining({ trigger: 'turned_red', tier: 'critical', reason: 'Logins down 41% in 14 days' }),
    ]);
    expect(await read.outbox()).toEqual(['alert.post pending', 'direct mona@example.test']);
  });

  it('R148: in the worst part of red is Critical by itself', async () => {
    await run(database, [[5, observe('red', { isCritical: true })]]);
    expect(await read.alerts()).toEqual([expect.objectContaining({ trigger: 'turned_red', tier: 'critical' })]);
  });
});

describe('the manager of a Critical alert', () => {
  const critical = () => run(database, [[5, observe('green', { findings: [findP1()] })]]);

  it.each([
    ['the pod has none', { managerEmail: 'boss@example.test' }, ['direct boss@example.test']],
    ['there is none at all', {}, []],
  ] as const)('is the own one of the DRI where %s', async (_, anna, direct) => {
    await seedAccount(database.db, { accountId: 'beta', name: 'Beta', pod: null });
    await database.db
      .insert(people)
      .values({ email: 'boss@example.test', name: 'Boss', role: 'manager', source: 'test' });
    await database.db.update(people).set({ managerEmail: null, ...anna });
    const beta = { accountId: 'beta' };
    await run(database, [
      [0, observe('green', { ...beta, findings: [] })],
      [5, observe('green', { ...beta, findings: [findP1()] })],
    ]);
    expect((await read.outbox()).slice(1)).toEqual(direct);
  });

  it.each([
    ['is told all the same while nobody covers for them', null, ['direct mona@example.test']],
    ['is stood in for by their cover while away', 'carl@example.test', ['direct carl@example.test']],
    ['is passed over while the DRI covers for them', 'anna@example.test', []],
  ] as const)('%s', async (_, coverEmail, direct) => {
    const absence = { email: 'mona@example.test', until: hoursAfter(100), coverEmail, byEmail: 'mona@example.test' };
    await insertAbsence(database.db, { ...absence, now: hoursAfter(0) });
    await critical();
    expect((await read.outbox()).slice(1)).toEqual(direct);
  });

  it('is not told twice when they are the DRI', async () => {
    await database.db.delete(people).where(eq(people.email, 'anna@example.test'));
    await critical();
    expect(await read.alerts()).toEqual([expect.objectContaining({ driEmail: 'mona@example.test' })]);
    expect(await read.outbox()).toEqual(['alert.post pending']);
  });
});

describe('many at once', () => {
  it('open a thousand alerts in one page, each with its own', async () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `many-${index}`);
    const row = { pod: 'north', aeEmail: 'anna@example.test', source: 'test' };
    await database.db.insert(accounts).values(ids.map((accountId) => ({ ...row, accountId, name: accountId })));
    const look = (findings = [findP1()]) => ids.map((accountId) => observe('green', { accountId, findings }));
    await run(database, [[0, ...look([])]]);
    const startedMs = performance.now();
    await run(database, [[5, ...look()]]);
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    expect(await database.db.$count(alerts)).toBe(1_000);
    expect(await database.db.$count(alertTriggers)).toBe(1_000);
    expect(await read.outbox()).toHaveLength(2_000);
  });
});
