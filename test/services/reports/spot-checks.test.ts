import { asc, eq } from 'drizzle-orm';
import {
  accounts,
  activities,
  alertStates,
  outbox,
  outcomes,
  overrides,
  people,
  pods,
  reports,
  sourceStreams,
  spotChecks,
} from '../../../src/db/schema';
import { SpotCheckContent } from '../../../src/services/reports/spot-checks/content';
import { defineSpotChecks } from '../../../src/services/reports/spot-checks/define-spot-checks';
import { serveReports } from '../../../src/services/reports/serve-reports';
import { buildModel } from '../../scoring/build-model';
import { truncateAll, useDatabase } from '../../support/database';
import { at, audienceDeps, MONA, RIA, seedAccounts, seedNow, seedTeam } from './report-world';

const database = useDatabase();
const log = { warn: () => undefined };
const FIRST = at('2026-03-02T06:00'); // Monday, 7:00 in Berlin; the month begins on a Sunday
const NEXT = at('2026-04-01T05:00');

const serve = (now = FIRST, count = 2) => {
  const writer = defineSpotChecks(audienceDeps(database.db), {
    model: buildModel({}),
    rates: { EUR: 1, USD: 0.9 },
    count,
  });
  return serveReports({ db: database.db, writers: [writer], log }, now);
};
const listDrawn = () => database.db.select().from(spotChecks).orderBy(asc(spotChecks.accountId));
const drawnFor = async (email: string, month = '2026-03-01') =>
  (await listDrawn())
    .filter(({ reviewerEmail, month: of }) => reviewerEmail === email && of === month)
    .map(({ accountId }) => accountId);
async function groundsOf(audience = MONA): Promise<Record<string, string>> {
  const [row] = await database.db.select().from(reports).where(eq(reports.audience, audience));
  return Object.fromEntries(
    SpotCheckContent.parse(row?.content).checks.map(({ accountId, ground }) => [accountId, ground]),
  );
}

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedTeam(database.db);
});

/** Accounts of pod north with a plain yellow score. */
async function seedPod(ids: readonly string[], values: Partial<typeof accounts.$inferInsert> = {}): Promise<void> {
  await seedAccounts(
    database.db,
    ids.map((accountId) => ({ accountId, ...values })),
  );
  for (const accountId of ids) await seedNow(database.db, accountId, 50);
}

describe('scores to look at, once a month', () => {
  it('R85: are drawn for each manager from their own pods, with the score as it is that day', async () => {
    await seedPod(['n1', 'n2', 'n3']);
    await seedPod(['s1'], { pod: 'south' });
    expect(await serve()).toMatchObject({ written: 2, failed: 0 });
    expect(await drawnFor(MONA)).toHaveLength(2);
    expect(await drawnFor('sven@example.test')).toEqual(['s1']);
    expect((await listDrawn())[0]).toMatchObject({
      month: '2026-03-01',
      score: 50,
      band: 'yellow',
      modelVersion: 'm1',
      drawnAt: FIRST,
      verdict: null,
    });
    const sent = await database.db.select().from(outbox);
    expect(sent.map(({ toEmail, kind }) => [toEmail, kind])).toEqual(
      expect.arrayContaining([
        [MONA, 'direct'],
        ['sven@example.test', 'direct'],
      ]),
    );
  });

  it('R85: of pods nobody leads, and of accounts in none, are for RevOps', async () => {
    await database.db.update(pods).set({ managerEmail: null }).where(eq(pods.pod, 'south'));
    await database.db.delete(people).where(eq(people.email, 'sven@example.test'));
    await seedPod(['s1'], { pod: 'south' });
    await seedPod(['none'], { pod: null });
    await serve();
    expect(await drawnFor(RIA)).toEqual(['none', 's1']);
  });

  it('are drawn once a month whatever restarts, however many processes look', async () => {
    await seedPod(['n1', 'n2', 'n3', 'n4', 'n5']);
    await Promise.all([serve(), serve(), serve()]);
    await serve(at('2026-03-31T15:00'));
    expect(await drawnFor(MONA)).toHaveLength(2);
  });

  it.each([
    ['before seven on the first business day', '2026-03-02T05:59', 0],
    ['on the Sunday the month begins with', '2026-03-01T12:00', 0],
    ['at seven on the first business day', '2026-03-02T06:00', 2],
    ['late, on the last day of the month', '2026-03-31T15:00', 2],
  ])('%s: %s draws %d', async (_name, now, drawn) => {
    await seedPod(['n1', 'n2', 'n3']);
    await serve(at(now));
    expect(await drawnFor(MONA)).toHaveLength(drawn);
  });

  it('are none where the setting says none, and nobody hears of it', async () => {
    await seedPod(['n1']);
    expect(await serve(FIRST, 0)).toEqual({ written: 0, quiet: 0, had: 0, failed: 0 });
    expect(await database.db.select().from(outbox)).toEqual([]);
  });

  it('R85: are others the next month, as long as there are others', async () => {
    await seedPod(['n1', 'n2', 'n3', 'n4']);
    await serve();
    await serve(NEXT);
    const both = [...(await drawnFor(MONA)), ...(await drawnFor(MONA, '2026-04-01'))];
    expect(both.toSorted((a, b) => a.localeCompare(b))).toEqual(['n1', 'n2', 'n3', 'n4']);
  });

  it('leave out who has left, who has no score and whose band is not known', async () => {
    await seedPod(['here', 'gone', 'dark']);
    await seedAccounts(database.db, [{ accountId: 'unscored' }]);
    await database.db
      .insert(outcomes)
      .values({ accountId: 'gone', outcome: 'churned', effectiveOn: '2026-02-01', key: 'k', source: 't' });
    await database.pool.query(`update account_health set band = 'unknown' where account_id = 'dark'`);
    await serve(FIRST, 9);
    expect(await drawnFor(MONA)).toEqual(['here']);
  });
});

describe('why an account is drawn', () => {
  const DAY_MS = 86_400_000;
  const before = (days: number): Date => new Date(FIRST.getTime() - days * DAY_MS);

  it('R85: a band that changed, the edge of a band, a judgement, a large ARR, no contact; else the lot', async () => {
    await seedPod(['changed', 'judged', 'large', 'untouched', 'plain', 'expired'], {
      arr: 10,
      createdOn: '2020-01-01',
    });
    await seedAccounts(database.db, [{ accountId: 'edge', arr: 10 }]);
    await seedNow(database.db, 'edge', 37);
    await database.db.update(accounts).set({ arr: 10.5, currency: 'USD' }).where(eq(accounts.accountId, 'plain')); // 9.45 in EUR
    await database.db.update(accounts).set({ arr: 11 }).where(eq(accounts.accountId, 'large'));
    await database.db.insert(alertStates).values([
      { accountId: 'changed', observedAt: FIRST, observedSince: before(20) },
      { accountId: 'plain', observedAt: FIRST, observedSince: before(31) },
    ]);
    const said = { byEmail: 'anna@example.test', points: 5, reason: 'r', createdAt: before(10) };
    await database.db.insert(overrides).values([
      { ...said, accountId: 'judged', expiresAt: before(-10) },
      { ...said, accountId: 'expired', expiresAt: FIRST },
    ]);
    await seedContacts(['changed', 'judged', 'large', 'plain', 'expired', 'edge'], before(59));
    await seedContacts(['untouched'], before(61));
    const nobodyCame = { activityId: 'empty', happenedAt: before(3), attended: false, source: 't' };
    await database.db.insert(activities).values({ ...nobodyCame, accountId: 'untouched' });
    await serve(FIRST, 9);
    expect(await groundsOf()).toEqual({
      changed: 'band_changed',
      judged: 'judged',
      edge: 'near_edge',
      large: 'high_arr',
      untouched: 'untouched',
      plain: 'chance',
      expired: 'chance',
    });
  });

  it('nothing is called untouched where no contacts are recorded at all', async () => {
    await seedPod(['n1'], { createdOn: '2020-01-01' });
    await serve();
    expect(await groundsOf()).toEqual({ n1: 'chance' });
  });

  async function seedContacts(ids: readonly string[], happenedAt: Date): Promise<void> {
    await database.db
      .insert(activities)
      .values(ids.map((accountId) => ({ accountId, activityId: accountId, happenedAt, source: 't' })));
    const stream = { source: 't', stream: 'activities' as const, lastSuccessAt: FIRST };
    await database.db.insert(sourceStreams).values(stream).onConflictDoNothing();
  }
});
