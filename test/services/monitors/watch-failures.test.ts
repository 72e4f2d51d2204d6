import { asc } from 'drizzle-orm';
import {
  accountHealth,
  accounts,
  alerts,
  monitorAlarms,
  monitorDays,
  outbox,
  overrides,
  people,
  pods,
} from '../../../src/db/schema';
import { readFailurePanel } from '../../../src/services/monitors/read-failures';
import { readFreshnessSlo } from '../../../src/services/monitors/read-freshness-slo';
import { readGamingNotices } from '../../../src/services/monitors/read-gaming-notices';
import { watchFailures } from '../../../src/services/monitors/watch-failures';
import type { KnownViewer } from '../../../src/domain/viewer';
import type { StreamFreshness } from '../../../src/domain/stream';
import { truncateAll, useDatabase } from '../../support/database';

const NOW = new Date('2026-11-20T05:30:00Z'); // a Friday
const DAY_MS = 86_400_000;
const viewerOf = (email: string, managedPods: string[] = []): KnownViewer => ({
  kind: 'person',
  slackUserId: 'U0',
  person: { email, name: email, role: 'ae', pod: null, managerEmail: null, slackUserId: null, timeZone: 'UTC' },
  scope: { kind: 'own', email, pods: managedPods },
  managedPods,
});
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * DAY_MS);
const database = useDatabase();
const source = 'test';

const calendarOf = () => ({ timeZone: 'UTC', isHoliday: () => false });
const usage = (now: Date, ageHours: number): StreamFreshness => ({
  stream: 'usage_daily',
  source: 'csv',
  asOf: new Date(now.getTime() - ageHours * 3_600_000),
  limitHours: 48,
  isStale: ageHours > 48,
});
const watch = (now = NOW, ageHours = 20) =>
  watchFailures(database.db, { now, freshness: [usage(now, ageHours)], weeklyBudget: 12, edges: [36, 71], calendarOf });
const readTold = async () => {
  const rows = await database.db.select().from(outbox).orderBy(asc(outbox.toEmail));
  return rows.map(({ toEmail }) => toEmail);
};

beforeEach(async () => {
  await truncateAll(database.pool);
  await database.db
    .insert(pods)
    .values({ pod: 'north', managerEmail: 'mona@example.test', qbrOn: '2026-11-24', source });
  await database.db.insert(people).values([
    { email: 'anna@example.test', name: 'Anna', role: 'ae', pod: 'north', managerEmail: 'mona@example.test', source },
    { email: 'mona@example.test', name: 'Mona', role: 'manager', pod: 'north', source },
    { email: 'rita@example.test', name: 'Rita', role: 'revops', source },
  ]);
});

async function fillBook(yellow: number, overridden: number, score = 55): Promise<void> {
  const ids = Array.from({ length: yellow }, (_, index) => `a${index}`);
  await database.db
    .insert(accounts)
    .values(
      ids.map((accountId) => ({ accountId, name: accountId, aeEmail: 'anna@example.test', pod: 'north', source })),
    );
  await database.db.insert(accountHealth).values(
    ids.map((accountId) => ({
      accountId,
      scoredAt: NOW,
      modelVersion: 'm',
      score,
      band: 'yellow' as const,
      trend: 'stable' as const,
      coverage: 1,
      dimensions: [],
    })),
  );
  if (overridden > 0)
    await database.db.insert(overrides).values(
      ids.slice(0, overridden).map((accountId) => ({
        accountId,
        byEmail: 'anna@example.test',
        points: 5,
        reason: 'knows better',
        createdAt: daysAgo(20),
        expiresAt: daysAgo(-10),
      })),
    );
}

const tellAlerts = async (count: number, changes: Partial<typeof alerts.$inferInsert> = {}) => {
  await fillBook(count, 0);
  const rows = Array.from({ length: count }, (_, index) => ({
    accountId: `a${index}`,
    fromBand: 'yellow' as const,
    toBand: 'red' as const,
    currentBand: 'red' as const,
    reason: 'r',
    action: 'a',
    actionDueOn: '2026-11-20',
    modelVersion: 'm',
    driEmail: 'anna@example.test',
    openedAt: daysAgo(1),
    postedAt: daysAgo(1),
    ...changes,
  }));
  await database.db.insert(alerts).values(rows);
};

/** What was measured of Anna. */
const readDetail = async () => {
  const rows = await database.db.select().from(monitorDays);
  return rows.find(({ subject }) => subject === 'anna@example.test')?.detail;
};

describe('the daily look at the failure modes', () => {
  it('R29: tells RevOps once of two weeks of old data, and again only after it was mended', async () => {
    for (let day = 13; day >= 0; day -= 1) await watch(daysAgo(day), 40);
    expect(await readTold()).toEqual(['rita@example.test']);
    await watch(NOW, 40);
    await watch(daysAgo(-1), 41);
    expect(await readTold()).toEqual(['rita@example.test']);
    expect(await watch(daysAgo(-2), 10)).toMatchObject({ cleared: 1 });
    for (let day = 3; day <= 16; day += 1) await watch(daysAgo(-day), 40);
    expect(await readTold()).toEqual(['rita@example.test', 'rita@example.test']);
  });

  it('R29: is told once though two replicas look at the same moment', async () => {
    for (let day = 13; day > 0; day -= 1) await watch(daysAgo(day), 40);
    await Promise.all([watch(), watch(), watch()]);
    expect(await readTold()).toEqual(['rita@example.test']);
    expect(await database.db.select().from(monitorAlarms)).toHaveLength(1);
  });

  it('raises nothing about one stream over its limit: that withholds what rests on it, and stands on every surface', async () => {
    expect(await watch(NOW, 50)).toMatchObject({ breached: 0, raised: 0 });
    expect(await database.db.select().from(monitorAlarms)).toEqual([]);
  });

  it('keeps how often each source was within its limit', async () => {
    for (const [ago, age] of [
      [40, 99],
      [3, 20],
      [2, 49],
      [1, 20],
      [0, 48],
    ] as const)
      await watch(daysAgo(ago), age);
    expect(await readFreshnessSlo(database.db, NOW)).toEqual([
      { source: 'csv', stream: 'usage_daily', keptRate: 0.75, days: 4 },
    ]);
  });

  it.each([
    [12, 0],
    [13, 1],
  ])('R32: with %d alerts told to one person this week raises %d alarm', async (told, raised) => {
    await tellAlerts(told);
    expect(await watch()).toMatchObject({ raised });
    expect((await readFailurePanel({ db: database.db, weeklyBudget: 12 }, NOW)).modes[2]).toMatchObject({
      monitor: 'fatigue',
      value: told,
      isBreached: raised === 1,
    });
  });

  it('R32: counts what was listed in a digest, and not what was told last week', async () => {
    await tellAlerts(13, { postedAt: null, listedAt: daysAgo(1) });
    expect(await watch()).toMatchObject({ raised: 1 });
    await database.db.update(alerts).set({ listedAt: new Date('2026-11-15T23:59:00Z') });
    expect(await watch()).toMatchObject({ cleared: 1 });
  });

  it('R33: counts red alerts without an action in five business days', async () => {
    await tellAlerts(10, { postedAt: daysAgo(10), openedAt: daysAgo(10) });
    expect(await watch()).toMatchObject({ raised: 1 });
    const panel = await readFailurePanel({ db: database.db, weeklyBudget: 12 }, NOW);
    expect(panel.modes[3]).toMatchObject({
      monitor: 'role_confusion',
      value: 0,
      since: '2026-11-20',
      detail: { due: 10, actioned: 0 },
    });
  });

  it('R39: does not count those of a pod outside the pilot, which nobody was told of', async () => {
    await tellAlerts(10, { postedAt: null, openedAt: daysAgo(10), route: 'unposted' });
    expect(await watch()).toMatchObject({ raised: 0 });
  });

  it.each([
    [3, []],
    [4, ['anna@example.test', 'mona@example.test', 'rita@example.test']],
  ])('R27: with %d of 20 yellow accounts judged tells %j', async (overridden, told) => {
    await fillBook(20, overridden);
    await watch();
    expect([...new Set(await readTold())]).toEqual(told);
  });

  it('R27: shows it to the person and to whoever leads them alike, and to nobody else', async () => {
    await fillBook(20, 4);
    await watch();
    const see = (email: string, managedPods: string[] = []) =>
      readGamingNotices(database.db, viewerOf(email, managedPods), NOW);
    expect(await see('anna@example.test')).toMatchObject([{ name: 'Anna', detail: { yellowOverridden: 4 } }]);
    expect(await see('mona@example.test', ['north'])).toEqual(await see('anna@example.test'));
    expect(await see('other@example.test')).toEqual([]);
  });

  it('says of judgements made in the week before the pod’s review', async () => {
    await fillBook(20, 3);
    await database.db.update(overrides).set({ createdAt: daysAgo(2) });
    await watch();
    const [own] = await readGamingNotices(database.db, viewerOf('anna@example.test'), NOW);
    expect(own?.detail).toMatchObject({ madeBeforeReview: 3, isBeforeReview: 1, isOverridden: 0 });
  });

  it.each([
    [8, 0],
    [7, 3],
    [0, 3],
  ])('counts judgements made %d days before the review as %d', async (days, counted) => {
    await fillBook(20, 3);
    await database.db.update(pods).set({ qbrOn: '2026-11-18' });
    await database.db
      .update(overrides)
      .set({ createdAt: new Date(Date.parse('2026-11-18T12:00:00Z') - days * 86_400_000) });
    await watch();
    expect(await readDetail()).toMatchObject({ madeBeforeReview: counted });
  });

  it.each([
    [35, 0],
    [36, 20],
    [38, 20],
    [39, 0],
  ])('takes a score of %d to be beside the edge of 36 or not: %d of 20', async (score, nearEdge) => {
    await fillBook(20, 0, score);
    await watch();
    expect(await readDetail()).toMatchObject({ nearEdge });
  });

  it('counts judged scores beside an edge against the fleet’s own share', async () => {
    await fillBook(20, 0, 33);
    await watch();
    expect(await readGamingNotices(database.db, viewerOf('anna@example.test'), NOW)).toEqual([]);
    await database.db.insert(overrides).values(
      Array.from({ length: 5 }, (_, index) => ({
        accountId: `a${index}`,
        byEmail: 'anna@example.test',
        points: 3,
        reason: 'so',
        createdAt: daysAgo(40),
        expiresAt: daysAgo(-5),
      })),
    );
    await watch();
    expect(await readDetail()).toMatchObject({ nearEdge: 5, accounts: 20 });
  });

  it('begins with an empty panel that says so', async () => {
    const panel = await readFailurePanel({ db: database.db, weeklyBudget: 12 }, NOW);
    expect(panel.measuredSince).toBeNull();
    await watch();
    const after = await readFailurePanel({ db: database.db, weeklyBudget: 12 }, NOW);
    expect(after.measuredSince).toBe('2026-11-20');
    expect(after.modes.map(({ value }) => value)).toEqual([null, 20, null, null]);
  });
});
