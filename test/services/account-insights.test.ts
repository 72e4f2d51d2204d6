import { accountHealth, accounts, calibrations } from '../../src/db/schema';
import type { Scope } from '../../src/domain/viewer';
import { readAccountCard } from '../../src/services/read-account-card';
import { truncateAll, useDatabase } from '../support/database';

const NOW = new Date('2026-03-10T12:00:00Z');

describe('what stands beside the score on an account’s card', () => {
  const database = useDatabase();
  beforeEach(async () => {
    await truncateAll(database.pool);
    const { db } = database;
    await db.insert(accounts).values([
      { accountId: 'acme', name: 'Acme', source: 'csv', arr: 300, currency: 'USD', renewalOn: '2026-04-09' },
      { accountId: 'bolt', name: 'Bolt', source: 'csv', arr: 700, currency: 'USD' },
      { accountId: 'cargo', name: 'Cargo', source: 'csv', arr: 9_000, currency: 'EUR' },
    ]);
    await db.insert(accountHealth).values({
      accountId: 'acme', scoredAt: NOW, modelVersion: 'v1', score: 40, band: 'yellow', coverage: 1, dimensions: [], trend: 'stable',
      revenueAtRisk: 100, churnProbability: 0.25, churnBasis: 'calibrated', dropKind: 'notable', moneyFlag: null, portfolioTier: 1,
      expansionStage: null, rootCause: { dimension: 'support', lost: 9, signals: [{ signal: 'nps', lost: 9 }], sinceOn: '2026-03-01' },
      nextBand: { signal: 'nps', from: 30, to: 90, also: null, band: 'green', sentence: 'Green if NPS is 90' },
    }); // prettier-ignore
  });
  const read = async (scope: Scope = { kind: 'all' }) => {
    const deps = { db: database.db, readFreshness: async () => [], crmUrl: null };
    return (await readAccountCard(deps, { accountId: 'acme', scope, now: NOW })).health?.insights;
  };

  it('is what the last run found, and what follows from it today', async () => {
    expect(await read()).toMatchObject({
      drop: 'notable', portfolioTier: 1, moneyFlag: null, expansion: null, saveable: 30, // 30 days to the renewal: 30%
      churn: { probability: 0.25, basis: 'calibrated', outcomes: null },
      rootCause: { dimension: 'support', sinceOn: '2026-03-01' }, nextBand: { band: 'green', sentence: 'Green if NPS is 90' },
    }); // prettier-ignore
  });

  it('names how many outcomes the probability rests on', async () => {
    const fit = { fittedAt: NOW, outcomes: 214, churned: 40, curve: [[0, 0.5]] as [number, number][] };
    await database.db.insert(calibrations).values([
      { ...fit, modelVersion: 'v1' },
      { ...fit, modelVersion: 'v0', outcomes: 9 },
    ]);
    expect((await read())?.churn).toMatchObject({ outcomes: 214 });
  });

  it('R47: knows what part of all revenue in its currency it is', async () => {
    expect((await read())?.arrShare).toBeCloseTo(0.3);
  });

  it('tells what all customers pay only to those who may see all', async () => {
    await database.db.update(accounts).set({ aeEmail: 'ada@example.com' });
    expect((await read({ kind: 'own', email: 'ada@example.com', pods: [] }))?.arrShare).toBeNull();
  });
});
