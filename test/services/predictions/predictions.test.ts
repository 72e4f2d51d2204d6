import { asc } from 'drizzle-orm';
import { alertEvents, alerts, healthHistory, outbox, outcomes, predictions } from '../../../src/db/schema';
import { getAlertCard } from '../../../src/db/queries/alert-card';
import type { Band } from '../../../src/domain/band';
import type { Claim } from '../../../src/domain/prediction';
import { loadSignals } from '../../../src/services/model/load-signals';
import { gradePredictions } from '../../../src/services/predictions/grade-predictions';
import { insert } from '../../db/queries/account-facts';
import { observe, run, seedAccount, seedPeople } from '../../support/alert-world';
import { truncateAll, useDatabase } from '../../support/database';

const database = useDatabase();
const signals = loadSignals();
const DUE = '2026-04-07'; // 28 days after the alert of 10 March
const MORNING_AFTER = new Date('2026-04-08T06:20:00Z');
const CLAIM: Claim = {
  signal: 'login_trend_14d',
  measure: 'logins_a_week_14d',
  isAbove: true,
  limit: 60,
  value: 40,
  goal: 'logins are back at 60 a week',
  isEvent: false,
};

const turnRed = (claim: Claim | null = CLAIM) =>
  run(database, [
    [0, observe('yellow')],
    [5, observe('red', { claim })],
  ]);
const grade = (now = MORNING_AFTER) =>
  gradePredictions({ ...database, db: database.db, pool: database.pool, signals, modelVersion: 'm1', limits: {} }, now);
const readPredictions = () => database.db.select().from(predictions).orderBy(asc(predictions.madeAt));
const readGraded = async () => {
  const rows = await database.db.select().from(alertEvents).orderBy(asc(alertEvents.id));
  return rows.filter(({ kind }) => kind === 'graded');
};
const getAlertId = async (): Promise<string> => {
  const [row] = await database.db.select().from(alerts);
  if (row === undefined) throw new Error('no alert');
  return row.alertId;
};

/** Logins on each of the fourteen days up to the due day, all reported. */
async function logIn(perDay: number, lastOn = DUE): Promise<void> {
  const last = Date.parse(lastOn);
  const days = Array.from({ length: 60 }, (_, ago) => new Date(last - ago * 86_400_000).toISOString().slice(0, 10));
  await insert(database.pool, 'usage_daily', days.map((day) => ({ account_id: 'acme', day, logins: perDay }))); // prettier-ignore
  await reach(lastOn);
}
const reach = (lastOn: string) =>
  insert(database.pool, 'source_streams', [
    { stream: 'usage_daily', first_fact_on: '2025-01-01', last_fact_on: lastOn, last_success_at: MORNING_AFTER },
  ]);

async function standAt(band: Band, day = DUE): Promise<void> {
  const row = { accountId: 'acme', day, scoredAt: MORNING_AFTER, modelVersion: 'm1', band };
  await database.db.insert(healthHistory).values({ ...row, coverage: 1, dimensions: {}, points: {} });
}

beforeEach(async () => {
  await truncateAll(database.pool);
  await seedPeople(database.db);
  await seedAccount(database.db);
});

describe('the prediction of an alert', () => {
  it('R4: is made with the alert, in its transaction, and stands on its message with its day', async () => {
    await turnRed();
    expect(await readPredictions()).toEqual([
      expect.objectContaining({
        accountId: 'acme',
        driverSignal: 'login_trend_14d',
        claim: 'Unless logins are back at 60 a week by Tue 7 Apr, Acme stays Red.',
        measure: 'logins_a_week_14d',
        threshold: 60,
        valueAtStart: 40,
        dueOn: DUE,
        verdict: null,
      }),
    ]);
    const card = await getAlertCard(database.db, await getAlertId());
    expect(card.prediction).toEqual({
      claim: 'Unless logins are back at 60 a week by Tue 7 Apr, Acme stays Red.',
      dueOn: DUE,
      verdict: null,
    });
  });

  it('stays the first one when the account comes back to red before its day', async () => {
    await turnRed();
    const again = observe('red', { claim: { ...CLAIM, limit: 80 } });
    await run(database, [[20, observe('yellow')], [30, again]]); // prettier-ignore
    expect((await readPredictions()).map(({ threshold }) => threshold)).toEqual([60]);
  });

  it('gives what must happen again the whole time for it', async () => {
    await turnRed({ ...CLAIM, measure: 'touch_recency', isAbove: false, limit: 14, isEvent: true });
    expect((await readPredictions()).map(({ threshold }) => threshold)).toEqual([29]);
  });
});

describe('on its day', () => {
  it.each([
    // logins a day, band on the day, verdict
    [9, 'yellow', 'right'],
    [5, 'red', 'right'],
    [9, 'red', 'wrong'],
    [5, 'green', 'wrong'],
    [60 / 7, 'red', 'wrong'], // exactly the limit is there
  ] as const)('R4: %d logins a day and %s: the claim was %s', async (perDay, band, verdict) => {
    await turnRed();
    await logIn(Math.ceil(perDay));
    await standAt(band);
    expect(await grade()).toMatchObject({ [verdict]: 1 });
    const [prediction] = await readPredictions();
    expect(prediction).toMatchObject({ verdict, valueAtEnd: Math.ceil(perDay) * 7, bandAtEnd: band });
  });

  it('tells the thread and redraws the message, once: two replicas and a repetition change nothing', async () => {
    await turnRed();
    await logIn(5);
    await standAt('red');
    const both = await Promise.all([grade(), grade()]);
    expect(both.reduce((sum, { right }) => sum + right, 0)).toBe(1);
    expect(await grade()).toEqual({ right: 0, wrong: 0, unknown: 0, waiting: 0 });
    const [event, ...more] = await readGraded();
    expect(more).toEqual([]);
    expect(event?.note).toBe(
      'right: it did not get there, and the account is still Red. Claimed: Unless logins are back at 60 a week by Tue 7 Apr, Acme stays Red.',
    );
    const rows = await database.db.select().from(outbox).orderBy(asc(outbox.id));
    expect(rows.map(({ kind }) => kind)).toEqual(['alert.post', 'alert.thread', 'alert.update']);
  });

  it('a process killed between verdict and thread has graded nothing, and the next one grades it', async () => {
    await turnRed();
    await logIn(5);
    await standAt('red');
    await database.pool.query(`alter table outbox add constraint no_threads check (kind <> 'alert.thread')`);
    await expect(grade()).rejects.toThrow();
    expect((await readPredictions()).map(({ verdict }) => verdict)).toEqual([null]);
    expect(await readGraded()).toEqual([]);
    await database.pool.query(`alter table outbox drop constraint no_threads`);
    expect(await grade()).toMatchObject({ right: 1 });
    expect(await readGraded()).toHaveLength(1);
  });

  it('is not before it is over', async () => {
    await turnRed();
    await logIn(5);
    await standAt('red');
    expect(await grade(new Date('2026-04-07T23:59:00Z'))).toMatchObject({ right: 0, waiting: 0 });
    expect(await grade(new Date('2026-04-08T00:00:00Z'))).toMatchObject({ right: 1 });
  });

  it('a run that comes ten days late says what one on the day would have said', async () => {
    await turnRed();
    await logIn(5);
    await insert(database.pool, 'usage_daily', [{ account_id: 'acme', day: '2026-04-12', logins: 5000 }]);
    await standAt('red');
    await standAt('green', '2026-04-15');
    await grade(new Date('2026-04-18T06:20:00Z'));
    expect(await readPredictions()).toEqual([
      expect.objectContaining({ verdict: 'right', valueAtEnd: 35, bandAtEnd: 'red' }),
    ]);
  });

  it('telemetry that does not reach so far is waited for; from the third day on nobody can tell', async () => {
    await turnRed();
    await logIn(5, '2026-04-04');
    await standAt('red');
    expect(await grade()).toMatchObject({ waiting: 1 });
    expect(await grade(new Date('2026-04-10T06:20:00Z'))).toMatchObject({ waiting: 1 });
    expect(await grade(new Date('2026-04-11T06:20:00Z'))).toMatchObject({ unknown: 1 });
    expect((await readGraded()).map(({ note }) => note)).toEqual([
      expect.stringMatching(/^unknown: there was too little data to tell/),
    ]);
  });

  it('telemetry that arrives in that time is what it is graded by', async () => {
    await turnRed();
    await standAt('red');
    await reach('2026-04-03');
    expect(await grade()).toMatchObject({ waiting: 1 });
    await database.pool.query('delete from source_streams');
    await logIn(9);
    expect(await grade()).toMatchObject({ wrong: 1 });
  });

  it('a band nobody knows is waited for likewise, though the logins are known', async () => {
    await turnRed();
    await logIn(9);
    await standAt('unknown');
    expect(await grade()).toMatchObject({ waiting: 1 });
  });

  it('a customer who left by then was at risk', async () => {
    await turnRed();
    await database.db
      .insert(outcomes)
      .values({ accountId: 'acme', key: 'x', outcome: 'churned', effectiveOn: DUE, source: 'test' });
    expect(await grade()).toMatchObject({ right: 1 });
  });

  it('a claim without a number is only that it stays red', async () => {
    await turnRed({ ...CLAIM, measure: 'band', goal: null, limit: 0, value: 0 });
    await standAt('yellow');
    expect(await grade()).toMatchObject({ wrong: 1 });
    expect((await readGraded())[0]?.note).toBe('wrong: the account left Red. Claimed: On Tue 7 Apr Acme is still Red.');
  });
});
