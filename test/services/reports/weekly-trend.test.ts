import { asc, eq } from 'drizzle-orm';
import { outbox, people, pods, reports } from '../../../src/db/schema';
import { WeeklyTrendContent } from '../../../src/services/reports/weekly-trend/content';
import { defineWeeklyTrend } from '../../../src/services/reports/weekly-trend/define-weekly-trend';
import { serveReports } from '../../../src/services/reports/serve-reports';
import { truncateAll, useDatabase } from '../../support/database';
import {
  at,
  audienceDeps,
  MONA,
  MONDAY,
  RIA,
  seedAccounts,
  seedAlert,
  seedNow,
  seedScore,
  seedTeam,
} from './report-world';

const database = useDatabase();
const log = { warn: () => undefined };
const serve = (now = MONDAY) =>
  serveReports({ db: database.db, writers: [defineWeeklyTrend(audienceDeps(database.db))], log }, now);

/** The report that was written to someone. */
async function contentOf(audience: string, now = MONDAY) {
  await serve(now);
  const rows = await database.db.select().from(reports).orderBy(asc(reports.audience));
  const row = rows.find((one) => one.audience === audience);
  return row === undefined ? null : { ...WeeklyTrendContent.parse(row.content), period: row.period };
}

/** From the Sunday before the week to its own. */
async function seedWeek(
  accountId: string,
  before: number | null,
  after: number | null,
  points: [object, object] = [{}, {}],
) {
  await seedScore(database.db, accountId, '2026-03-01', before, { points: { ...points[0] } });
  await seedScore(database.db, accountId, '2026-03-08', after, { points: { ...points[1] } });
}

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedTeam(database.db);
});

describe('the week of a manager', () => {
  it('R175: counts who moved by 5 points or more and who changed colour, of their own pods alone', async () => {
    const moves: [string, number | null, number | null][] = [
      ['up5', 60, 65],
      ['up4', 60, 64],
      ['down5', 60, 55],
      ['down4', 60, 56],
      ['intored', 37, 30],
      ['outofred', 34, 38],
      ['togreen', 69, 72],
      ['new', null, 50],
    ];
    await seedAccounts(
      database.db,
      moves.map(([accountId]) => ({ accountId })),
    );
    for (const [accountId, before, after] of moves) await seedWeek(accountId, before, after);
    await seedAccounts(database.db, [{ accountId: 'theirs', pod: 'south' }]);
    await seedWeek('theirs', 90, 20);
    expect(await contentOf(MONA)).toMatchObject({
      period: '2026-03-02',
      from: '2026-03-02',
      until: '2026-03-08',
      compared: 7,
      unseen: 1,
      improved: 1,
      declined: 2,
      bandUp: 2,
      bandDown: 1,
      intoRed: 1,
      outOfRed: 1,
    });
  });

  it('R175: names the patterns: what took most, by segment and by pod', async () => {
    await database.db.update(pods).set({ managerEmail: MONA });
    await seedAccounts(database.db, [
      { accountId: 'a' },
      { accountId: 'b' },
      { accountId: 'c', segment: 'enterprise' },
      { accountId: 'd', segment: 'enterprise', pod: 'south' },
    ]);
    await seedWeek('a', 60, 40, [{ nps: 4 }, { nps: 4, login_trend_14d: 18, seat_use: 2 }]);
    await seedWeek('b', 60, 50, [{ seat_use: 8 }, { login_trend_14d: 18 }]);
    await seedWeek('c', 60, 50, [{}, { nps: 10 }]);
    await seedWeek('d', 60, 61);
    expect(await contentOf(MONA)).toMatchObject({
      signals: [
        { signal: 'login_trend_14d', accounts: 2 },
        { signal: 'nps', accounts: 1 },
      ],
      segments: [
        { name: 'smb', accounts: 2, declined: 2 },
        { name: 'enterprise', accounts: 2, declined: 1 },
      ],
      podParts: [
        { name: 'north', accounts: 3, declined: 3 },
        { name: 'south', accounts: 1, declined: 0 },
      ],
    });
  });

  it('names the three that rose and fell most, with the sentence where the same signal still drives the score', async () => {
    await seedAccounts(
      database.db,
      ['a', 'b', 'c', 'd', 'e'].map((accountId) => ({ accountId })),
    );
    await seedWeek('a', 80, 50, [{}, { login_trend_14d: 30 }]);
    await seedWeek('b', 80, 60, [{}, { nps: 20 }]);
    await seedWeek('c', 80, 70);
    await seedWeek('d', 80, 72);
    await seedWeek('e', 40, 50, [{ open_tickets: 12 }, { open_tickets: 2 }]);
    const reason = 'Logins down 41% in 14 days';
    await seedNow(database.db, 'a', 50, { driverSignal: 'login_trend_14d', reason });
    await seedNow(database.db, 'b', 60, { driverSignal: 'seat_use', reason: 'Seats idle' });
    const content = await contentOf(MONA);
    expect(content?.fell).toEqual([
      { accountId: 'a', name: 'A', from: 80, to: 50, toBand: 'yellow', signal: 'login_trend_14d', reason },
      { accountId: 'b', name: 'B', from: 80, to: 60, toBand: 'yellow', signal: 'nps', reason: null },
      { accountId: 'c', name: 'C', from: 80, to: 70, toBand: 'yellow', signal: null, reason: null },
    ]);
    expect(content?.rose).toMatchObject([{ accountId: 'e', signal: 'open_tickets', reason: null }]);
  });

  it('does not compare what two models scored, nor what stood over a week before', async () => {
    await seedAccounts(database.db, [{ accountId: 'remodelled' }, { accountId: 'old' }, { accountId: 'sixdays' }]);
    await seedScore(database.db, 'remodelled', '2026-03-01', 80, { modelVersion: 'm0' });
    await seedScore(database.db, 'remodelled', '2026-03-08', 40);
    await seedScore(database.db, 'old', '2026-02-22', 80);
    await seedScore(database.db, 'old', '2026-03-08', 40);
    await seedScore(database.db, 'sixdays', '2026-02-23', 80);
    await seedScore(database.db, 'sixdays', '2026-03-02', 40);
    expect(await contentOf(MONA)).toMatchObject({ compared: 1, unseen: 1, remodelled: 1, declined: 1 });
  });

  it('counts the alerts of that week: told, acted on, missed', async () => {
    await seedAccounts(
      database.db,
      ['a', 'b', 'c'].map((accountId) => ({ accountId })),
    );
    await seedWeek('a', 50, 50);
    const told = at('2026-03-02T08:00'); // Monday 9:00
    await seedAlert(database.db, {
      accountId: 'a',
      openedAt: told,
      firstActionAt: at('2026-03-03T10:00'),
      status: 'acknowledged',
    });
    await seedAlert(database.db, {
      accountId: 'b',
      openedAt: at('2026-02-23T08:00'),
      missedAt: at('2026-03-02T08:00'),
    });
    await seedAlert(database.db, { accountId: 'c', openedAt: at('2026-03-08T23:00') }); // Monday in Berlin
    expect((await contentOf(MONA))?.alerts).toEqual({ told: 1, acted: 1, missed: 1, actionHours: 10 });
  });

  it('R2: ends in one thing to do: the alert that waited longest, two business days or more', async () => {
    await seedAccounts(
      database.db,
      ['a', 'b', 'c', 'd'].map((accountId) => ({ accountId })),
    );
    await seedWeek('d', 80, 60);
    expect((await contentOf(MONA))?.step).toEqual({ kind: 'look', account: 'D', points: 20 });
    await database.pool.query('truncate reports');
    await seedAlert(database.db, { accountId: 'a', openedAt: at('2026-03-05T16:00') }); // two business days by Monday 7:00, less an hour
    expect((await contentOf(MONA))?.step).toMatchObject({ kind: 'look' });
    await database.pool.query('truncate reports');
    await seedAlert(database.db, { accountId: 'b', openedAt: at('2026-03-05T07:00') });
    await seedAlert(database.db, {
      accountId: 'c',
      openedAt: at('2026-03-02T07:00'),
      firstActionAt: at('2026-03-02T12:00'),
    });
    expect((await contentOf(MONA))?.step).toEqual({
      kind: 'chase',
      rep: 'Anna Example',
      account: 'B',
      businessDays: 2,
    });
  });
});

describe('who gets one', () => {
  const audiences = async () => {
    await serve();
    const rows = await database.db.select().from(reports).orderBy(asc(reports.audience));
    return rows.map(({ audience }) => audience);
  };
  const seedBoth = async (...rows: { accountId: string; pod: string | null }[]) => {
    await seedAccounts(database.db, rows);
    for (const { accountId } of rows) await seedWeek(accountId, 60, 50);
  };

  it('R175: every manager of a pod of the pilot', async () => {
    await seedBoth({ accountId: 'n', pod: 'north' }, { accountId: 's', pod: 'south' }, { accountId: 'w', pod: 'west' });
    expect(await audiences()).toEqual([MONA, 'sven@example.test']);
  });

  it('RevOps, of the pods nobody leads and the accounts of no pod', async () => {
    await database.db.update(pods).set({ managerEmail: null });
    await database.db.update(people).set({ role: 'csm' }).where(eq(people.role, 'manager'));
    await seedBoth({ accountId: 'n', pod: 'north' }, { accountId: 'p', pod: null }, { accountId: 'w', pod: 'west' });
    expect(await audiences()).toEqual([RIA]);
    expect(await contentOf(RIA)).toMatchObject({ pods: ['north'], declined: 2 });
  });

  it('nobody who has left Slack', async () => {
    await seedBoth({ accountId: 'n', pod: 'north' });
    await database.db.update(people).set({ deactivatedAt: MONDAY });
    expect(await audiences()).toEqual([]);
  });

  it('a manager whose zone Slack was not asked for yet is looked up first, and is left out where Slack does not know them', async () => {
    await seedBoth({ accountId: 'n', pod: 'north' }, { accountId: 's', pod: 'south' });
    await database.db.update(people).set({ slackUserId: null, slackCheckedAt: null });
    const asked: string[] = [];
    const findSlackUser = async (email: string) => {
      asked.push(email);
      return email === MONA ? 'U0MONA' : null;
    };
    const writer = defineWeeklyTrend(audienceDeps(database.db, { findSlackUser }));
    expect((await writer.listAudiences(MONDAY)).map(({ audience }) => audience)).toEqual([MONA]);
    expect(asked).toEqual([MONA, 'sven@example.test']); // nobody who gets none
  });

  it('a manager without a scored account is not written to, and not asked about again', async () => {
    await seedAccounts(database.db, [{ accountId: 'n' }]);
    expect(await serve()).toEqual({ written: 0, quiet: 2, had: 0, failed: 0 });
    expect(await serve()).toEqual({ written: 0, quiet: 0, had: 0, failed: 0 });
    expect(await database.db.$count(outbox)).toBe(0);
  });
});
