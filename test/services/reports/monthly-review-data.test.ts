import { predictions, quarantine, sourceStreams, syncRuns } from '../../../src/db/schema';
import { truncateAll, useDatabase } from '../../support/database';
import { at, seedAccounts, seedAlert, seedTeam } from './report-world';
import { createReviewWorld, REVIEW_DAY } from './review-world';

const database = useDatabase();
const { review } = createReviewWorld(() => database.db);

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedTeam(database.db);
});

describe('alerts, predictions and the data', () => {
  it('R83, R86: counts the alerts of the month, and per driver whether anything was done in 90 days and what came of it', async () => {
    await seedAccounts(
      database.db,
      ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map((accountId) => ({ accountId })),
    );
    const ended = { status: 'resolved' as const, resolvedAt: at('2026-02-20T09:00') };
    const open = (accountId: string, day: string, changes: object) =>
      seedAlert(database.db, {
        accountId,
        openedAt: at(`${day}T09:00`),
        driverSignal: 'login_trend_14d',
        ...ended,
        ...changes,
      });
    await open('a1', '2026-02-02', { outcome: 'saved', firstActionAt: at('2026-02-02T12:00') });
    await open('a2', '2026-02-03', { outcome: 'false_alarm' });
    await open('a3', '2025-12-15', { outcome: 'lost', firstActionAt: at('2025-12-16T12:00') });
    for (const accountId of ['a4', 'a5', 'a6'])
      await open(accountId, '2026-01-20', { driverSignal: 'open_p1_hours', outcome: 'nothing_yet' });
    await open('a1', '2026-03-01', { outcome: 'saved' });
    const { alerts, plays, advice } = await review();
    expect(alerts).toMatchObject({ told: 2, acted: { part: 1, whole: 2 }, falseAlarms: { part: 1, whole: 2 } });
    expect(plays).toEqual([
      { signal: 'login_trend_14d', alerts: 3, acted: 2, saved: 1, lost: 1, falseAlarm: 0 },
      { signal: 'open_p1_hours', alerts: 3, acted: 0, saved: 0, lost: 0, falseAlarm: 0 },
    ]);
    expect(advice).toContainEqual({ kind: 'play', signal: 'open_p1_hours', alerts: 3 });
  });

  it('R83: counts predictions whose day was in the month, and lists those that were wrong', async () => {
    await seedAccounts(database.db, [{ accountId: 'a1' }]);
    const alertId = await seedAlert(database.db, { accountId: 'a1', openedAt: at('2026-01-02T09:00') });
    const made = {
      alertId,
      accountId: 'a1',
      driverSignal: 's',
      claim: 'stays red',
      measure: 'band',
      isAbove: true,
      threshold: 1,
      valueAtStart: 0,
    };
    const due = (dueOn: string, verdict: 'right' | 'wrong' | null, n: number) => ({
      ...made,
      madeAt: at(`2026-01-0${n}T09:00`),
      dueOn,
      verdict,
    });
    await database.db
      .insert(predictions)
      .values([
        due('2026-01-31', 'wrong', 1),
        due('2026-02-01', 'right', 2),
        due('2026-02-28', 'wrong', 3),
        due('2026-02-27', null, 4),
        due('2026-03-01', 'wrong', 5),
      ]);
    const found = await review();
    expect(found.predictions).toEqual({ right: 1, wrong: 1, unknown: 0, open: 1 });
    expect(found.cases.map(({ kind, on }) => [kind, on])).toEqual([['wrong_prediction', '2026-02-28']]);
  });

  it('R234: counts rows kept aside and failed runs of the month, and names what is late and what is not connected', async () => {
    const run = { source: 'csv', stream: 'tickets' as const, status: 'failed' as const };
    await database.db.insert(syncRuns).values([
      { ...run, startedAt: at('2026-01-31T22:59') },
      { ...run, startedAt: at('2026-02-10T10:00') },
      { ...run, startedAt: at('2026-02-11T10:00'), status: 'ok' },
      { ...run, startedAt: at('2026-02-28T23:00') },
    ]);
    const row = { source: 'csv', stream: 'tickets' as const, file: 'tickets.csv', line: 1, row: {}, reason: 'no date' };
    await database.db.insert(quarantine).values([
      { ...row, rowHash: 'old', firstSeenAt: at('2026-01-01T10:00'), lastSeenAt: at('2026-01-31T22:59') },
      { ...row, rowHash: 'still', firstSeenAt: at('2026-01-01T10:00'), lastSeenAt: at('2026-02-02T10:00') },
      { ...row, rowHash: 'new', firstSeenAt: at('2026-02-28T22:59'), lastSeenAt: at('2026-03-02T10:00') },
    ]);
    await database.db.insert(sourceStreams).values({ source: 'csv', stream: 'tickets', lastSuccessAt: REVIEW_DAY });
    await database.pool.query(`insert into monitor_days (monitor, day, subject, is_breached)
      select 'data_lag', date '2026-02-01' + n, 'csv/tickets', n < 2 from generate_series(0, 9) n`);
    const { quality, advice } = await review();
    expect(quality.quarantined).toEqual([{ source: 'csv', stream: 'tickets', reason: 'no date', rows: 2 }]);
    expect(quality.failedRuns).toEqual([{ source: 'csv', stream: 'tickets', runs: 1 }]);
    expect(quality.slo).toEqual([{ source: 'csv', stream: 'tickets', keptRate: 0.8, days: 10 }]);
    expect(quality.missing).not.toContain('tickets');
    expect(advice.map(({ kind }) => kind)).toEqual(['late_source', 'quarantine', 'connect']);
  });
});
