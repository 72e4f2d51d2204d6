import { activities, alertEvents, bookSnapshots, npsResponses, outcomes, reports } from '../../../src/db/schema';
import { fillFleetDay } from '../../../src/db/queries/fleet-days';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import { ExecReportContent } from '../../../src/services/reports/exec/content';
import { defineMonthlyExec, defineQuarterlyBoard } from '../../../src/services/reports/exec/define-exec-reports';
import type { ExecDeps } from '../../../src/services/reports/exec/exec-deps';
import { drawReportFiles } from '../../../src/services/reports/draw-report';
import { serveReports } from '../../../src/services/reports/serve-reports';
import { truncateAll, useDatabase } from '../../support/database';
import { at, seedAccounts, seedAlert, seedNow, seedScore, seedTeam } from './report-world';

const database = useDatabase();
const APRIL = at('2026-04-01T05:00'); // Wednesday 7:00 in Berlin
const deps = (changes: Partial<ExecDeps> = {}): ExecDeps => ({
  db: database.db,
  rates: { EUR: 1, USD: 0.5 },
  weeklyBudget: 12,
  timeZone: 'Europe/Berlin',
  calendarOf: createCalendar({ people: {} }),
  streamOf: () => 'usage_daily',
  ...changes,
});
const serve = (writer = defineMonthlyExec(deps(), '#executives'), now = APRIL) =>
  serveReports({ db: database.db, writers: [writer], log: { warn: ({ err }: { err?: unknown }) => { throw err; } } }, now); // prettier-ignore

async function write(writer = defineMonthlyExec(deps(), '#executives'), now = APRIL) {
  expect(await serve(writer, now)).toMatchObject({ written: 1 });
  const [row] = await database.db.select().from(reports);
  return { ...row, content: ExecReportContent.parse(row?.content) };
}

/** An account at the end of February and of March. */
async function seedMonth(
  accountId: string,
  february: number | null,
  march: number,
  points: object = {},
): Promise<void> {
  await seedScore(database.db, accountId, '2026-02-28', february);
  await seedScore(database.db, accountId, '2026-03-31', march, { points: { ...points } });
}

async function seedFour(): Promise<void> {
  await seedAccounts(database.db, [
    { accountId: 'a', arr: 400_000, createdOn: '2020-01-01' },
    { accountId: 'b', arr: 100_000, currency: 'USD', segment: 'enterprise', createdOn: '2026-01-10' },
    { accountId: 'c', arr: 10_000 },
    { accountId: 'd', arr: null },
  ]);
  await seedMonth('a', 60, 30, { login_trend_14d: 30 });
  await seedMonth('b', 30, 60);
  await seedMonth('c', 60, 80);
  await seedMonth('d', 20, 25);
  for (const day of ['2026-02-28', '2026-03-31']) await fillFleetDay(database.db, day);
  await seedNow(database.db, 'a', 30, {
    reason: 'Logins down 41% in 14 days',
    churnProbability: 0.5,
    churnBasis: 'assumption',
  });
  await seedNow(database.db, 'b', 60, { churnProbability: 0, churnBasis: 'assumption' });
  await seedNow(database.db, 'c', 90, {
    portfolioTier: 4,
    expansionRank: 1,
    expansionStage: 'ready',
    expansionArr: 5_000,
  });
  await seedNow(database.db, 'd', 25);
}

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedTeam(database.db);
});

describe('the month for executives', () => {
  it('R194: total, distribution and ARR at risk at the end of the month, against the end of the one before', async () => {
    await seedFour();
    const { audience, period, content } = await write();
    expect([audience, period]).toEqual(['#executives', '2026-03-01']);
    expect(content).toMatchObject({
      from: '2026-03-01',
      until: '2026-03-31',
      asOf: '2026-04-01',
      end: {
        day: '2026-03-31',
        accounts: 4,
        byBand: { red: 2, yellow: 1, green: 1 },
        atRiskArr: [{ amount: 400_000 }],
      },
      start: { day: '2026-02-28', byBand: { red: 2, yellow: 2, green: 0 }, atRiskArr: [{ amount: 50_000 }] },
      forecast: [{ rate: expect.closeTo(1 - 200 / 450, 3), basis: 'assumption' }],
    });
  });

  it('R195: how accounts moved between colours, what took most, who came lately, by segment', async () => {
    await seedFour();
    const { content } = await write();
    expect(content.moves).toMatchObject({ compared: 4, improved: 3, declined: 1 });
    expect(content.moves.steps).toEqual([
      { from: 'red', to: 'red', accounts: 1 },
      { from: 'red', to: 'yellow', accounts: 1 },
      { from: 'yellow', to: 'red', accounts: 1 },
      { from: 'yellow', to: 'green', accounts: 1 },
    ]);
    expect(content.signals).toEqual([{ signal: 'login_trend_14d', accounts: 1 }]);
    expect(content.recent?.recent).toMatchObject({ accounts: 1, medianScore: 60 });
    expect(content.segments.map(({ name, accounts }) => [name, accounts])).toEqual([['smb', 3], ['enterprise', 1]]); // prettier-ignore
  });

  it('R196: the accounts at risk by ARR, in one currency, and what may be sold', async () => {
    await seedFour();
    const { content } = await write();
    expect(content.topAtRisk.map(({ name, arr }) => [name, arr])).toEqual([['A', 400_000], ['D', null]]); // prettier-ignore
    expect(content.expansion).toMatchObject({ accounts: 1, estimate: [{ currency: 'EUR', amount: 5_000 }] });
  });

  it('R196, R223: what actions came to, by the first thing that was done, of alerts that had four weeks', async () => {
    await seedAccounts(
      database.db,
      ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((accountId) => ({ accountId })),
    );
    await seedNow(database.db, 'a', 50);
    const told = at('2026-02-02T08:00');
    const acted = { openedAt: told, firstActionAt: at('2026-02-03T08:00') };
    const log = async (alertId: string, kinds: string[]) => {
      for (const kind of kinds)
        await database.db
          .insert(alertEvents)
          .values({ alertId, kind: 'action_logged', at: acted.firstActionAt, data: { kind } });
    };
    const recoveredAt = at('2026-02-20T08:00');
    await log(await seedAlert(database.db, { accountId: 'a', ...acted, recoveredAt }), ['call', 'email']);
    await log(await seedAlert(database.db, { accountId: 'b', ...acted }), ['call']);
    await log(await seedAlert(database.db, { accountId: 'c', ...acted, status: 'resolved', outcome: 'saved' }), [
      'email',
    ]);
    const before = at('2026-02-02T20:00'); // not the action's doing
    await log(await seedAlert(database.db, { accountId: 'g', ...acted, recoveredAt: before }), ['email']);
    await seedAlert(database.db, { accountId: 'd', openedAt: told, recoveredAt });
    await log(await seedAlert(database.db, { accountId: 'e', ...acted, recoveredAt }), ['email']); // but it left
    await database.db.insert(outcomes).values({ accountId: 'e', outcome: 'churned', effectiveOn: '2026-03-01', key: 'x', source: 't' }); // prettier-ignore
    await log(await seedAlert(database.db, { accountId: 'f', openedAt: at('2026-03-04T08:00'), recoveredAt }), [
      'call',
    ]); // too young
    const { content } = await write();
    expect(content.interventions).toEqual([
      { action: 'email', alerts: 3, recovered: 1 },
      { action: 'call', alerts: 2, recovered: 1 },
      { action: null, alerts: 1, recovered: 1 },
    ]);
  });

  it('R197: who was rescued in the month, what is in progress, and how much alerts asked of people', async () => {
    await seedFour();
    const monday = at('2026-03-02T08:00');
    await seedAlert(database.db, { accountId: 'b', openedAt: at('2026-02-20T08:00'), firstActionAt: monday, recoveredAt: at('2026-03-05T08:00') }); // prettier-ignore
    await seedAlert(database.db, { accountId: 'a', openedAt: monday, firstActionAt: monday, missedAt: null });
    await seedAlert(database.db, {
      accountId: 'd',
      openedAt: at('2026-03-06T08:00'),
      missedAt: at('2026-03-13T08:00'),
    });
    await seedAlert(database.db, { accountId: 'c', openedAt: at('2026-03-31T22:30') }); // April in Berlin
    await seedAccounts(database.db, [{ accountId: 'lost' }, { accountId: 'lost-open' }, { accountId: 'luck' }]);
    await seedAlert(database.db, { accountId: 'luck', openedAt: at('2026-02-20T08:00'), status: 'resolved', recoveredAt: at('2026-03-05T08:00'), firstActionAt: at('2026-03-06T08:00') }); // prettier-ignore
    await seedAlert(database.db, { accountId: 'lost', openedAt: at('2026-02-20T08:00'), firstActionAt: monday, recoveredAt: at('2026-03-05T08:00') }); // prettier-ignore
    await seedAlert(database.db, { accountId: 'lost-open', openedAt: at('2026-02-20T08:00'), firstActionAt: monday });
    for (const accountId of ['lost', 'lost-open']) // neither rescued nor in progress
      await database.db.insert(outcomes).values({ accountId, effectiveOn: '2026-03-20', outcome: 'churned', key: 'churned', source: 't' }); // prettier-ignore
    const { content } = await write(defineMonthlyExec(deps({ weeklyBudget: 1 }), '#executives'));
    expect(content.rescued).toEqual({ accounts: 1, arr: [{ currency: 'EUR', amount: 50_000 }], names: ['B'] });
    expect(content.inProgress).toMatchObject({ accounts: 2, arr: [{ currency: 'EUR', amount: 450_000 }] });
    expect(content.load).toEqual({ reps: 1, overloaded: 1, most: 2, budget: 1, told: 2, missed: 1 });
    expect(content.acted).toEqual({ part: 1, whole: 2 });
  });

  it('R200: what CSMs did, in numbers of the team, and how many Red accounts anybody was in contact with', async () => {
    await seedFour();
    const base = { source: 't', byEmail: 'Carl@example.test', happenedAt: at('2026-03-10T10:00') };
    await database.db.insert(activities).values([
      { ...base, accountId: 'a', activityId: '1', kind: 'call' },
      { ...base, accountId: 'a', activityId: '2', kind: 'call' },
      { ...base, accountId: 'c', activityId: '3', kind: null },
      { ...base, accountId: 'c', activityId: '4', kind: 'email', byEmail: 'anna@example.test' }, // an AE
      { ...base, accountId: 'c', activityId: '5', kind: 'email', happenedAt: at('2026-02-28T22:00') }, // February
      { ...base, accountId: 'd', activityId: '6', kind: 'meeting', byEmail: 'anna@example.test', attended: false },
    ]);
    const { content } = await write();
    expect(content.activity).toEqual({
      people: 1,
      accounts: 2,
      byKind: [
        { kind: 'call', count: 2 },
        { kind: null, count: 1 },
      ],
      atRisk: { part: 1, whole: 2 },
    });
  });

  it('R201: thriving customers to ask for a reference, but none that answered last as less than a promoter', async () => {
    await seedAccounts(
      database.db,
      ['a', 'b', 'c', 'd', 'e'].map((accountId) => ({ accountId })),
    );
    for (const accountId of ['a', 'b', 'c', 'd']) await seedNow(database.db, accountId, 90, { portfolioTier: 4 });
    await seedNow(database.db, 'e', 90, { portfolioTier: 3 });
    const answer = (accountId: string, score: number, day: string) =>
      database.db.insert(npsResponses).values({ accountId, score, responseId: `${accountId}${day}`, respondedAt: at(`${day}T00:00`), source: 't' }); // prettier-ignore
    await answer('a', 10, '2025-06-01');
    await answer('a', 8, '2026-01-01');
    await answer('c', 9, '2026-01-01');
    await answer('d', 3, '2025-03-01'); // over a year ago
    expect((await write()).content.references).toMatchObject({ accounts: 3, names: ['C', 'B', 'D'] });
  });

  it('has its charts in the thread, each with what it shows in words', async () => {
    await seedFour();
    const { reportId } = await write();
    const files = await drawReportFiles(database.db, [defineMonthlyExec(deps(), '#executives')], reportId ?? '');
    expect(files?.map(({ name }) => name)).toEqual([
      'accounts-by-score.png',
      'bands-over-time.png',
      'at-risk-over-time.png',
    ]);
    expect(files?.every(({ altText, bytes }) => (altText ?? '').length > 20 && bytes.length > 1_000)).toBe(true);
  });

  it('makes no comparison up: without a fleet kept for the month before it says since when there are scores', async () => {
    await seedAccounts(database.db, [{ accountId: 'a' }]);
    await seedScore(database.db, 'a', '2026-03-30', 30);
    await fillFleetDay(database.db, '2026-03-30');
    await seedNow(database.db, 'a', 30);
    expect((await write()).content).toMatchObject({ start: null, firstDay: '2026-03-30', end: { day: '2026-03-30' }, moves: { compared: 0 } }); // prettier-ignore
  });

  it('is not written without a channel, nor about no accounts', async () => {
    expect(await serve()).toMatchObject({ written: 0, quiet: 1 });
    await truncateAll(database.pool);
    await seedFour();
    expect(await serve(defineMonthlyExec(deps(), undefined))).toMatchObject({ written: 0, quiet: 0 });
  });
});

describe('the quarter for the board', () => {
  const board = () => defineQuarterlyBoard(deps(), '#board');

  it('R199: is written on the first business day of a quarter, about the one that ended', async () => {
    await seedFour();
    expect(await serve(board(), at('2026-04-01T04:59'))).toMatchObject({ written: 0 });
    const { period, content } = await write(board());
    expect([period, content.length, content.until]).toEqual(['2026-01-01', 'quarter', '2026-03-31']);
    expect(await serve(board(), at('2026-05-04T08:00'))).toMatchObject({ written: 0 }); // the same quarter
  });

  it('R35: NRR and GRR are of the books kept on its first days', async () => {
    await seedFour();
    const book = { email: 'anna@example.test', pod: 'north', currency: 'EUR', takenAt: at('2026-01-02T06:00') };
    await database.db.insert(bookSnapshots).values([
      { ...book, takenOn: '2026-01-02', accountId: 'a', arr: 500_000 },
      { ...book, takenOn: '2026-01-02', accountId: 'c', arr: 5_000 },
    ]);
    const { retention } = (await write(board())).content;
    expect(retention).toMatchObject({ takenOn: '2026-01-02', rates: [{ currency: 'EUR', arrThen: 505_000, arrNow: 410_000, arrKept: 405_000 }] }); // prettier-ignore
  });

  it('without books it has what outcomes say of the quarter', async () => {
    await seedFour();
    const of = (
      accountId: string,
      outcome: 'churned' | 'expanded' | 'renewed',
      effectiveOn: string,
      arrChange: number,
    ) => {
      return { accountId, outcome, effectiveOn, arrChange, key: `${effectiveOn}:${outcome}`, source: 't' };
    };
    await database.db.insert(outcomes).values([
      of('a', 'expanded', '2026-01-01', 20_000),
      of('b', 'expanded', '2026-03-31', 10_000),
      of('d', 'churned', '2026-02-01', -7_000),
      of('c', 'renewed', '2025-12-31', 0), // the quarter before
      of('c', 'renewed', '2026-04-01', 0),
    ]);
    const { content } = await write(board());
    expect(content.retention).toBeNull();
    expect(content.outcomes).toEqual([
      { outcome: 'churned', accounts: 1, arr: [{ currency: 'EUR', amount: -7_000 }] },
      { outcome: 'expanded', accounts: 2, arr: [{ currency: 'EUR', amount: 25_000 }] },
    ]);
  });
});
