import { asc, eq } from 'drizzle-orm';
import { alertEvents, alerts, outbox, people } from '../../../src/db/schema';
import { releaseHeld, releaseStranded } from '../../../src/services/release-held/release-held';
import { seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';
import { hoursAfter, names, NOW, RELEASE, seedHeld } from '../../support/held-world';

const database = useDatabase();
beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
});

const LATER = hoursAfter(1);
const release = (settings = RELEASE, now = LATER) => releaseHeld(database.db, settings, now);
const statusOf = async (alertId: string | undefined) => {
  const [row] = await database.db
    .select()
    .from(outbox)
    .where(eq(outbox.dedupeKey, `post:${alertId}`));
  return row?.status;
};
const readRoutes = async () => {
  const rows = await database.db.select().from(alerts).orderBy(asc(alerts.accountId));
  return Object.fromEntries(rows.map(({ accountId, route }) => [accountId, route]));
};
const apart = (count: number, prefix = 'acc') =>
  names(count, prefix).map((name) => ({ name, driver: `driver of ${name}` }));
/** Each with a driver of its own, so that no common cause is seen. */
const seedApart = async (count: number, changes: Parameters<typeof seedHeld>[2] = {}, prefix = 'acc') => {
  const ids = [];
  for (const { name, driver } of apart(count, prefix))
    ids.push(...(await seedHeld(database.db, [name], { driverSignal: driver, ...changes })));
  return ids;
};

describe('messages held by a run', () => {
  it('are due at once while the week has room, and only then', async () => {
    const [alertId] = await seedHeld(database.db, ['acme']);
    expect(await release()).toEqual({ posted: 1, deferred: 0, grouped: 0, incidents: 0 });
    expect(await statusOf(alertId)).toBe('pending');
    expect(await readRoutes()).toEqual({ acme: 'channel' });
    expect(await release()).toEqual({ posted: 0, deferred: 0, grouped: 0, incidents: 0 });
  });

  it('R32: beyond the twelve go to the digest, the least revenue at risk of all, counted and kept in the history', async () => {
    const poor = await seedApart(1, { revenueAtRisk: 1 }, 'poor');
    await seedApart(12);
    expect(await release()).toMatchObject({ posted: 12, deferred: 1 });
    expect(await statusOf(poor[0])).toBe('deferred');
    expect(await readRoutes()).toMatchObject({ 'poor-00': 'deferred', 'acc-00': 'channel' });
    expect(await database.db.select().from(alertEvents)).toEqual([
      expect.objectContaining({
        alertId: poor[0],
        kind: 'deferred',
        at: LATER,
        note: '12 alerts told this week: listed in the digest',
      }),
    ]);
  });

  it('compare revenue in one currency', async () => {
    const yen = await seedHeld(database.db, ['tokyo'], { revenueAtRisk: 9_000, currency: 'JPY', driverSignal: 'nps' });
    const dollars = await seedHeld(database.db, ['boston'], { revenueAtRisk: 100 });
    await release({ ...RELEASE, weeklyBudget: 1, currencyRates: { USD: 1, JPY: 0.007 } });
    expect([await statusOf(yen[0]), await statusOf(dollars[0])]).toEqual(['deferred', 'pending']);
  });

  it('of someone not yet named wait for a name', async () => {
    const [alertId] = await seedHeld(database.db, ['acme'], { driEmail: null });
    expect(await release()).toMatchObject({ posted: 0 });
    expect(await statusOf(alertId)).toBe('held');
  });

  it('about an alert that is resolved by now are forgotten', async () => {
    const [alertId] = await seedHeld(database.db, ['acme'], { status: 'resolved' });
    expect(await release()).toMatchObject({ posted: 0 });
    expect(await statusOf(alertId)).toBe('settled');
  });

  it('about an alert that is resolved by now take no place from another', async () => {
    await seedHeld(database.db, ['over'], { status: 'resolved', driverSignal: 'own', revenueAtRisk: 900 });
    const [open] = await seedHeld(database.db, ['open'], { driverSignal: 'other', revenueAtRisk: 1 });
    await release({ ...RELEASE, weeklyBudget: 1 });
    expect(await statusOf(open)).toBe('pending');
  });

  it('raised to critical meanwhile go whatever the week', async () => {
    await seedHeld(database.db, ['acme'], { tier: 'critical' });
    expect(await release({ ...RELEASE, weeklyBudget: 1 }, LATER)).toMatchObject({ posted: 1 });
  });

  it('are each decided once by two processes at the same moment', async () => {
    await seedApart(20);
    const [one, two] = await Promise.all([release(), release()]);
    expect([one.posted + two.posted, one.deferred + two.deferred]).toEqual([12, 8]);
    expect(await database.db.select().from(alertEvents)).toHaveLength(8);
  });
});

describe('X15: the twelve of a week', () => {
  const MONDAY = new Date('2026-03-08T23:00:00Z'); // 00:00 in Berlin, where Anna is
  const justBefore = new Date(MONDAY.getTime() - 1);
  const one = { ...RELEASE, weeklyBudget: 1 };

  it.each([
    // what the other alert was, what that leaves for a new one
    ['posted since Monday 00:00 where the DRI is', { post: 'sent', postedAt: MONDAY }, 'deferred'],
    ['posted before', { post: 'sent', postedAt: justBefore }, 'pending'],
    ['listed in a digest since', { post: 'deferred', listedAt: MONDAY, route: 'digest' }, 'deferred'],
    ['listed before', { post: 'deferred', listedAt: justBefore, route: 'digest' }, 'pending'],
    ['about to be posted', { post: 'pending' }, 'deferred'],
    ['waiting for a person to mend its channel', { post: 'failed' }, 'deferred'],
    ['posted for all anyone knows', { post: 'unknown' }, 'deferred'],
    ['deferred and not listed yet', { post: 'deferred' }, 'pending'],
    ['waiting in an incident', { post: 'grouped' }, 'pending'],
    ['told to someone else', { post: 'sent', postedAt: MONDAY, driEmail: 'carl@example.test' }, 'pending'],
    ['rendered in a dry run that is over', { post: 'dry_run' }, 'pending'],
  ] as const)('after one that was %s', async (_, changes, status) => {
    await seedHeld(database.db, ['other'], { ...changes, driverSignal: 'nps' });
    const [alertId] = await seedHeld(database.db, ['acme']);
    await release(one);
    expect(await statusOf(alertId)).toBe(status);
  });

  it('begin anew on Monday where the DRI is', async () => {
    await database.db.update(people).set({ timeZone: 'America/New_York' });
    await seedHeld(database.db, ['other'], { post: 'sent', postedAt: MONDAY, driverSignal: 'nps' });
    const [alertId] = await seedHeld(database.db, ['acme']);
    await release(one); // on her clock that was Sunday evening
    expect(await statusOf(alertId)).toBe('pending');
  });

  it('are used up by a dry run as they would be, while it is one', async () => {
    const [shown] = await seedHeld(database.db, ['other'], { post: 'dry_run', driverSignal: 'nps' });
    await database.db
      .update(outbox)
      .set({ sentAt: NOW })
      .where(eq(outbox.alertId, shown ?? ''));
    const [alertId] = await seedHeld(database.db, ['acme']);
    await release({ ...one, isDryRun: true });
    expect(await statusOf(alertId)).toBe('deferred');
  });
});

describe('what a run that stopped has left', () => {
  it.each([
    [10 * 60_000 - 1, 'held'], // its run may still be under way
    [10 * 60_000, 'pending'],
  ])('is %d ms later %s', async (laterMs, status) => {
    const [alertId] = await seedHeld(database.db, ['acme']);
    await releaseStranded(database.db, RELEASE, new Date(NOW.getTime() + laterMs));
    expect(await statusOf(alertId)).toBe(status);
  });
});
