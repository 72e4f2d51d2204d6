import { createOverride, type OverrideInput } from '../../../src/services/override/create-override';
import { reviewOverrides } from '../../../src/services/override/review-overrides';
import { withdrawOverride } from '../../../src/services/override/withdraw-override';
import { insert } from '../../db/queries/account-facts';
import { truncateAll, useDatabase } from '../../support/database';
import { buildWorld, later, NOW, viewAs } from './judged-world';

const database = useDatabase();
const ana = viewAs('ana');
const ria = viewAs('ria', 'revops');
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

beforeEach(async () => {
  await truncateAll(database.pool);
  await buildWorld(database.pool);
  await addScore(0, 58, 'yellow');
});

async function addScore(inDays: number, score: number, band: string, modelVersion = 'v1'): Promise<void> {
  await database.pool.query(
    `insert into health_history (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points)
     values ('acme', $1, $2, $5, $3, $4, 1, '{}', '{}')`,
    [dayOf(later(inDays)), later(inDays), score, band, modelVersion],
  );
}
const addOutcome = (inDays: number, outcome: string) =>
  insert(database.pool, 'outcomes', [
    { account_id: 'acme', outcome, effective_on: dayOf(later(inDays)), key: `${inDays} ${outcome}` },
  ]);
const create = (over: Partial<OverrideInput> = {}) =>
  createOverride(database.db, {
    viewer: ana,
    accountId: 'acme',
    judged: { kind: 'points', points: 12 },
    reason: 'Sponsor is back',
    now: NOW,
    ...over,
  });
const review = (inDays: number, viewer = ria, from = NOW) =>
  reviewOverrides(database.db, { viewer, from, now: later(inDays) });
const verdictsOf = async (inDays: number) => (await review(inDays)).rows.map(({ verdict }) => verdict);

describe('learning from judgements', () => {
  it('R75: shows what the model said, what it said at the end, and who was right', async () => {
    await create();
    await addScore(10, 50, 'yellow');
    await addScore(30, 69, 'yellow');
    await addScore(31, 20, 'red'); // after its end
    const { rows, total, byPerson } = await review(40);
    expect(rows).toMatchObject([
      {
        accountName: 'Acme',
        override: { byName: 'Ana', scoreBefore: 58, reason: 'Sponsor is back' },
        aftermath: { laterScore: 69, laterBand: 'yellow', outcome: null, outcomeOn: null },
        verdict: 'person',
      },
    ]);
    expect(total).toEqual({ person: 1, model: 0, even: 0, open: 0, unknown: 0 });
    expect(byPerson).toEqual([{ email: 'ana@example.com', name: 'Ana', tally: total }]);
  });

  it('is open until its end, and then unknown where no later score was made', async () => {
    await create();
    expect(await verdictsOf(29)).toEqual(['open']);
    expect(await verdictsOf(30)).toEqual(['unknown']);
  });

  it('compares no score of another model', async () => {
    await create();
    await addScore(20, 59, 'yellow');
    await addScore(30, 90, 'green', 'v2');
    expect((await review(40)).rows[0]?.aftermath.laterScore).toBe(59);
  });

  it.each([
    // outcome on day, seen on day, verdict
    [0, 300, 'unknown'], // known when it was made: no proof
    [1, 300, 'model'],
    [210, 300, 'model'],
    [211, 300, 'unknown'],
    [100, 99, 'unknown'], // not yet
    [100, 100, 'model'],
  ])('lets a loss on day %d, seen on day %d, decide: %s', async (on, seen, verdict) => {
    await create();
    await addOutcome(on, 'churned');
    expect(await verdictsOf(seen)).toEqual([verdict]);
  });

  it('takes the first outcome of several', async () => {
    await create();
    await addOutcome(40, 'renewed');
    await addOutcome(60, 'churned');
    expect((await review(300)).rows[0]).toMatchObject({
      aftermath: { outcome: 'renewed', outcomeOn: dayOf(later(40)) },
      verdict: 'person',
    });
  });

  it('judges a withdrawn one by the day it was withdrawn', async () => {
    const { overrideId } = await create();
    await addScore(5, 70, 'yellow');
    await addScore(20, 40, 'yellow');
    await withdrawOverride(database.db, { viewer: ana, overrideId, now: later(6) });
    expect((await review(7)).rows[0]).toMatchObject({ verdict: 'person', aftermath: { laterScore: 70 } });
  });

  it('counts by person, those who judge most first, within what the viewer may see', async () => {
    await create({ viewer: ria, accountId: 'bolt', now: later(2) });
    await create();
    await create({ reason: 'Again', now: later(1) });
    const { byPerson, rows } = await review(3);
    expect(rows.map(({ accountName }) => accountName)).toEqual(['Bolt', 'Acme', 'Acme']);
    expect(byPerson.map(({ name, tally }) => [name, tally.open])).toEqual([
      ['Ana', 2],
      ['ria@example.com', 1],
    ]);
    expect((await review(3, ana)).rows.map(({ accountName }) => accountName)).toEqual(['Acme', 'Acme']);
    expect((await review(3, ria, later(2))).rows).toHaveLength(1);
    expect((await review(1)).rows).toHaveLength(2); // what was not yet said is not seen
  });
});
