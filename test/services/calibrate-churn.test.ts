import { readCurve } from '../../src/scoring/curve';
import { calibrateChurn, readChurnCurve } from '../../src/services/calibrate-churn';
import { loadModel } from '../../src/services/model/load-model';
import { buildModel } from '../scoring/build-model';
import { truncateAll, useDatabase } from '../support/database';

const NOW = new Date('2026-03-04T06:00:00Z');
const database = useDatabase();
beforeEach(async () => truncateAll(database.pool));

type Case = {
  id: string;
  score: number;
  scoredOn?: string;
  churnedOn?: string | null;
  watchedUntil?: string | null;
  version?: string;
};

async function write(...cases: Case[]): Promise<void> {
  for (const { id, score, scoredOn = '2025-01-31', churnedOn = null, watchedUntil = null, version = 'v1' } of cases) {
    await database.pool.query(
      `insert into accounts (account_id, name, source) values ($1, $1, 'csv') on conflict do nothing`,
      [id],
    );
    await database.pool.query(
      `insert into health_history (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points)
       values ($1, $2::date, $2::date + time '06:00', $3, $4, 'yellow', 1, '{}', '{}')`,
      [id, scoredOn, version, score],
    );
    await database.pool.query(
      `insert into outcomes (account_id, effective_on, outcome, observed_until, key, source) values ($1, $2, $3, $4, 'k', 'csv')
       on conflict do nothing`,
      [id, churnedOn, churnedOn === null ? null : 'churned', watchedUntil],
    );
  }
}

/** `size` accounts scored 20 and as many scored 80; of the low ones every second left in May 2025, of the high ones every tenth. */
const company = (size: number, over: Partial<Case> = {}): Case[] =>
  [20, 80].flatMap((score) =>
    Array.from({ length: size }, (_, index) => {
      const isGone = index % (score === 20 ? 2 : 10) === 0;
      return { id: `${score}-${index}`, score, churnedOn: isGone ? '2025-05-01' : null, ...over };
    }),
  );
const calibrate = (version = 'v1') =>
  calibrateChurn({ db: database.db, pool: database.pool, model: { version }, now: NOW });
const readCurveOf = (version = 'v1') => readChurnCurve(database.db, buildModel({}, { version }));

describe('a hundred accounts whose year is known', () => {
  it('give the probability of leaving within a year at each score', async () => {
    await write(...company(50));
    expect(await calibrate()).toEqual({ kind: 'calibrated', accounts: 100, churned: 30, horizonDays: 365 });
    const { curve, basis } = await readCurveOf();
    expect(basis).toBe('calibrated');
    expect(readCurve(curve, 20)).toBeCloseTo(0.5, 1);
    expect(readCurve(curve, 80)).toBeCloseTo(0.1, 1);
  });

  it('are what it takes: with ninety-nine the prior stands, marked as an assumption', async () => {
    await write(...company(50).slice(1));
    expect(await calibrate()).toEqual({ kind: 'assumption', accounts: 99 });
    expect(await readCurveOf()).toEqual({ curve: [[0, 0.5], [100, 0]], basis: 'assumption' }); // prettier-ignore
  });

  it('count once each, however many months they were scored', async () => {
    const few = company(20);
    await write(...few, ...few.map((one) => ({ ...one, scoredOn: '2024-12-31' })), ...few.map((one) => ({ ...one, scoredOn: '2024-11-30' }))); // prettier-ignore
    expect(await calibrate()).toEqual({ kind: 'assumption', accounts: 40 });
  });
});

describe('what does not count', () => {
  it.each([
    ['scores of another model version', { version: 'v2' }],
    ['scores of the middle of a month, older than a week on the first of the next', { scoredOn: '2025-01-24' }],
    ['months of which not even a quarter has passed', { scoredOn: '2025-12-31', churnedOn: null }],
    ['months after the account had left', { churnedOn: '2025-01-15' }],
    ['months of accounts that nobody watched long enough to know', { churnedOn: null, watchedUntil: '2025-04-30' }],
  ])('%s', async (_, over) => {
    await write(...company(60, over));
    expect(await calibrate()).toEqual({ kind: 'assumption', accounts: 0 });
  });

  it('a score made on the first of the month itself: it may know of that day', async () => {
    await write(...company(60, { scoredOn: '2025-02-01' }));
    expect(await calibrate()).toMatchObject({ kind: 'assumption' });
  });
});

it('scales what came within half a year to a year, where no year is known yet', async () => {
  await write(
    ...company(50, { scoredOn: '2025-08-31' }).map((one) =>
      one.churnedOn ? { ...one, churnedOn: '2025-10-01' } : one,
    ),
  );
  expect(await calibrate()).toMatchObject({ kind: 'calibrated', horizonDays: 180 });
  const { curve } = await readCurveOf();
  expect(readCurve(curve, 20)).toBeCloseTo(1 - 0.5 ** (365 / 180), 1);
});

it('takes the place of what was fitted before, and goes when the outcomes do', async () => {
  await write(...company(50));
  await calibrate();
  await calibrate();
  expect(
    (await database.pool.query('select model_version, outcomes, churned, fitted_at from calibrations')).rows,
  ).toEqual([{ model_version: 'v1', outcomes: 100, churned: 30, fitted_at: NOW }]);
  await database.pool.query(`delete from outcomes where account_id like '20-%'`);
  expect(await calibrate()).toEqual({ kind: 'assumption', accounts: 50 });
  expect((await readCurveOf()).basis).toBe('assumption');
});

it('is of one model version: another has its own prior', async () => {
  await write(...company(50));
  await calibrate();
  const other = await loadModel('models/three-pillar.yaml');
  expect(await readChurnCurve(database.db, other)).toEqual({ curve: other.churnPrior, basis: 'assumption' });
});
