import { eq } from 'drizzle-orm';
import { accounts, bookSnapshots, outcomes, subscriptions } from '../../../src/db/schema';
import { readRetention } from '../../../src/services/qbr/read-retention';
import { truncateAll, useDatabase } from '../../support/database';
import { ANA, fillWorld } from './world';

const database = useDatabase();
const TODAY = '2026-11-27';
const THEN = '2026-01-01';
const read = () => readRetention(database.db, { rates: {} }, { pod: 'north', today: TODAY });
const book = (accountId: string, arr: number | null, takenOn = THEN) => ({
  takenOn,
  accountId,
  email: ANA,
  pod: 'north',
  arr,
  currency: 'EUR',
  takenAt: new Date(`${takenOn}T06:00:00Z`),
});
const outcome = (accountId: string, effectiveOn: string, what: 'churned' | 'renewed') => ({
  accountId,
  effectiveOn,
  outcome: what,
  key: `${effectiveOn} ${what}`,
  source: 'test',
});

beforeEach(async () => {
  await truncateAll(database.pool);
  await fillWorld(database.db); // Acme pays 200,000, Zenith 100,000, Quill 50,000
  await database.db
    .insert(bookSnapshots)
    .values([book('acme', 160_000), book('zenith', 120_000), book('quill', 50_000), book('silent', null)]);
});

describe('what was kept of a rep’s book', () => {
  it('R35: is NRR and GRR against what its accounts paid on the day of the snapshot', async () => {
    const { takenOn, reps, pod } = (await read()) ?? {};
    expect(takenOn).toBe(THEN);
    const kept = { arrThen: 330_000, arrNow: 350_000, netRate: 350 / 330, grossRate: 310 / 330 };
    expect(reps).toEqual([
      { email: ANA, name: 'Ana Example', excluded: ['Silent'], retentions: [expect.objectContaining(kept)] },
    ]);
    expect(pod).toEqual([expect.objectContaining(kept)]);
  });

  it('R35: stays with the rep of the snapshot when an account changes hands', async () => {
    await database.db.update(accounts).set({ aeEmail: 'new@example.test' }).where(eq(accounts.accountId, 'acme'));
    expect((await read())?.reps.map(({ email }) => email)).toEqual([ANA]);
    expect((await read())?.reps[0]?.retentions[0]).toMatchObject({ accounts: 3 });
  });

  it.each([
    ['churned since', [outcome('acme', '2026-06-30', 'churned')], 1],
    ['churned and came back', [outcome('acme', '2026-03-31', 'churned'), outcome('acme', '2026-06-30', 'renewed')], 0],
    ['churned before the snapshot', [outcome('acme', '2025-06-30', 'churned')], 0],
    ['will churn later', [outcome('acme', '2026-12-31', 'churned')], 0],
  ])('counts 0 for an account that left: one that %s', async (_words, rows, gone) => {
    await database.db.insert(outcomes).values(rows);
    const [retention] = (await read())?.pod ?? [];
    expect(retention).toMatchObject({ gone, arrNow: gone === 1 ? 150_000 : 350_000 });
  });

  it('counts 0 for an account that is none any more, and still names it', async () => {
    await database.db.delete(accounts).where(eq(accounts.accountId, 'quill'));
    expect((await read())?.pod[0]).toMatchObject({ accounts: 3, gone: 1, arrNow: 300_000 });
  });

  it('takes the contract term in force, as scoring does', async () => {
    await database.db.insert(subscriptions).values([
      { accountId: 'acme', subscriptionId: 's1', startedOn: '2026-01-01', endsOn: '2026-06-30', arr: 1, source: 'test' }, // prettier-ignore
      { accountId: 'acme', subscriptionId: 's2', startedOn: '2026-06-30', endsOn: null, arr: 80_000, source: 'test' },
      { accountId: 'acme', subscriptionId: 's3', startedOn: '2027-01-01', endsOn: null, arr: 9, source: 'test' },
    ]);
    expect((await read())?.pod[0]).toMatchObject({ arrNow: 230_000 });
  });

  it('is measured against the snapshot nearest to a year ago', async () => {
    await database.db.insert(bookSnapshots).values([book('acme', 10, '2026-10-01'), book('acme', 10, '2025-07-01')]);
    expect((await read())?.takenOn).toBe(THEN);
  });

  it('is not known before a book was kept', async () => {
    await database.db.delete(bookSnapshots);
    expect(await read()).toBeNull();
  });
});
