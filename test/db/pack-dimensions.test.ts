import fc from 'fast-check';
import { packDimensions, unpackDimensions } from '../../src/db/pack-dimensions';
import { accountHealth } from '../../src/db/schema';
import { saveAccountHealth } from '../../src/db/queries/health';
import type { DimensionScore } from '../../src/domain/score';
import { truncateAll, useDatabase } from '../support/database';
import { insert, NOW } from './queries/account-facts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const points = fc.double({ min: 0, max: 100, noNaN: true });
const signal = fc.record({ signal: fc.string(), value: fc.double({ min: -1, max: 1e6, noNaN: true }), points, weight: share, lost: points }); // prettier-ignore
const dimension = fc.record({ dimension: fc.string(), weight: share, score: fc.option(points), coverage: share, signals: fc.array(signal, { maxLength: 3 }) }); // prettier-ignore

const wordsOf = (dimensions: readonly DimensionScore[]) =>
  dimensions.map(({ dimension: name, score, signals }) => [name, score === null, signals.map((one) => one.signal)]);
const numbersOf = (dimensions: readonly DimensionScore[]) =>
  dimensions.flatMap(({ weight, score, coverage, signals }) => [
    weight, score ?? 0, coverage, ...signals.flatMap((one) => [one.value, one.points, one.weight, one.lost]),
  ]); // prettier-ignore

describe('dimension scores, packed', () => {
  it('come back as they were, to the precision anyone is shown', () => {
    fc.assert(
      fc.property(fc.array(dimension, { maxLength: 3 }), (given) => {
        const back = unpackDimensions(packDimensions(given));
        expect(wordsOf(back)).toEqual(wordsOf(given));
        const [read, written] = [numbersOf(back), numbersOf(given)];
        expect(read).toHaveLength(written.length);
        expect(read.every((one, index) => Math.abs(one - (written[index] ?? NaN)) < 0.0051)).toBe(true);
      }),
    );
  });

  it('are a fixed point: what was read can be written again', () => {
    fc.assert(
      fc.property(fc.array(dimension, { maxLength: 2 }), (given) => {
        const once = unpackDimensions(packDimensions(given));
        expect(unpackDimensions(packDimensions(once))).toEqual(once);
      }),
    );
  });
});

describe('in the database', () => {
  const database = useDatabase();
  const DIMENSIONS: DimensionScore[] = [
    { dimension: 'product', weight: 1, score: 62.5, coverage: 0.9, signals: [{ signal: 's', value: -0.41, points: 25, weight: 0.5, lost: 37.5 }] },
    { dimension: 'a "quoted" \\ name', weight: 0, score: null, coverage: 0, signals: [] },
  ]; // prettier-ignore

  it('they are what was scored, and nothing is SQL’s null', async () => {
    await truncateAll(database.pool);
    const ids = ['acme', 'bolt'];
    await insert(database.pool, 'accounts', ids.map((id) => ({ account_id: id, name: id }))); // prettier-ignore
    const rows = ids.map((accountId, index) => ({
      health: { score: 62, exactScore: 62.5, band: 'yellow' as const, isCritical: index === 0, direction: null, coverage: 1, dimensions: index === 0 ? DIMENSIONS : [], cap: index === 0 ? { rule: 'r', signal: 's', scoreAtMost: 35 } : null, modelVersion: 'v1' },
      momentum: { change30: null, change90: null, change180: null, trend: 'unknown' as const },
      observation: { accountId, observedAt: NOW, band: 'yellow' as const, score: 62, modelVersion: 'v1', driver: null, isDriverStale: false, staleSince: null, revenueAtRisk: null },
      drop: null, rootCause: null, nextBand: null, forecast: null, anomaly: null, churn: null, moneyFlag: null, portfolioTier: null, expansion: null,
      seatUseRate: null, usageChange30: null, adoptionRate: null,
    })); // prettier-ignore
    await saveAccountHealth(database.db, rows);
    const [acme, bolt] = await database.db.select().from(accountHealth).orderBy(accountHealth.accountId);
    expect(acme).toMatchObject({
      isCritical: true,
      dimensions: DIMENSIONS,
      cap: { rule: 'r', signal: 's' },
      scoredAt: NOW,
    });
    expect(bolt).toMatchObject({ isCritical: false, dimensions: [], cap: null, reason: null });
    const { rows: nulls } = await database.pool.query('select 1 from account_health where cap is null');
    expect(nulls).toHaveLength(1);
  });
});
