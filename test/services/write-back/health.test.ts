import { eq } from 'drizzle-orm';
import { accountHealth, accounts, outcomes, sourceAccounts } from '../../../src/db/schema';
import type { CrmTarget } from '../../../src/services/write-back/settings';
import { hoursAfter, NOW } from '../../support/alert-world';
import { createWriter, FRESH, readWrites, seedScored, TARGET, type Health } from '../../support/crm-world';
import { truncateAll, useDatabase } from '../../support/database';
import { createRecordingCrm, type RecordingCrm } from '../../support/recording-crm';

const database = useDatabase();
let crm: RecordingCrm;
beforeEach(async () => {
  await truncateAll(database.pool);
  crm = createRecordingCrm();
});

type Run = { hours?: number; freshness?: (typeof FRESH)[] } & Partial<CrmTarget>;
const run = ({ hours = 1, freshness, ...target }: Run = {}) =>
  createWriter({ db: database.db, crm, now: hoursAfter(hours), ...(freshness ? { freshness } : {}) })([
    { ...TARGET, ...target },
  ]);
const rescore = (accountId: string, health: Health) =>
  database.db.update(accountHealth).set(health).where(eq(accountHealth.accountId, accountId));
const told = () => crm.health.flat();

describe('what a CRM is told of a scored account', () => {
  it('R5, R6, R7: its band, its reason with a number and a window, and the instant of the score, by its own record', async () => {
    await seedScored(database.db, 'acme');
    expect(await run()).toMatchObject({ decided: 1, written: 1 });
    expect(told()).toEqual([
      { recordId: '001-acme', values: { health: 'red', reason: 'Logins down 41% in 14 days', asOf: NOW } },
    ]);
    expect(await readWrites(database.db)).toEqual([
      expect.objectContaining({ status: 'sent', attempts: 1, writtenAt: hoursAfter(1), accountId: 'acme' }),
    ]);
  });

  it('is told once: being scored again is no reason to write', async () => {
    await seedScored(database.db, 'acme');
    await run();
    await rescore('acme', { scoredAt: hoursAfter(4), score: 29 });
    expect(await run({ hours: 5 })).toMatchObject({ decided: 0, written: 0 });
    expect(told()).toHaveLength(1);
  });

  it.each([
    ['band', { band: 'yellow' as const }],
    ['reason', { reason: 'Logins down 43% in 14 days' }],
  ])('is told again when its %s changed', async (_what, change) => {
    await seedScored(database.db, 'acme');
    await run();
    await rescore('acme', { scoredAt: hoursAfter(4), ...change });
    await run({ hours: 5 });
    expect(told()).toHaveLength(2);
  });

  it('has its instant confirmed where nothing changed for a week, and not an hour sooner', async () => {
    await seedScored(database.db, 'acme');
    await run();
    await rescore('acme', { scoredAt: hoursAfter(160) });
    await run({ hours: 7 * 24 - 1 });
    expect(told()).toHaveLength(1);
    await run({ hours: 7 * 24 });
    expect(told().at(-1)?.values.asOf).toEqual(hoursAfter(160));
  });

  it('is not told of one that left, one that its CRM deleted, one without a record, or one that is not judged', async () => {
    for (const id of ['left', 'deleted', 'merged', 'without', 'unjudged']) await seedScored(database.db, id);
    await database.db.insert(outcomes).values({
      accountId: 'left',
      key: 'churned',
      effectiveOn: '2026-03-01',
      outcome: 'churned',
      observedUntil: '2026-03-01',
      source: 'test',
    });
    await database.db.update(accounts).set({ deletedAt: NOW }).where(eq(accounts.accountId, 'deleted'));
    await database.db.update(accounts).set({ mergedInto: 'acme' }).where(eq(accounts.accountId, 'merged'));
    await database.db.update(accounts).set({ crmId: null }).where(eq(accounts.accountId, 'without'));
    await rescore('unjudged', { band: 'unknown' });
    expect(await run()).toMatchObject({ decided: 0, written: 0 });
    expect(await readWrites(database.db)).toEqual([]);
  });

  it('leaves what stands when the account is not judged any more', async () => {
    await seedScored(database.db, 'acme');
    await run();
    await rescore('acme', { band: 'unknown', scoredAt: hoursAfter(4) });
    await run({ hours: 5 });
    expect(told()).toHaveLength(1);
    expect(await readWrites(database.db)).toMatchObject([{ status: 'sent', payload: { health: 'red' } }]);
  });

  it('is told by the record that this CRM knows it as, where several CRMs have one', async () => {
    await seedScored(database.db, 'acme');
    const known = { source: 'crm', accountId: 'acme', firstSeenAt: NOW, lastSeenAt: NOW };
    await database.db.insert(sourceAccounts).values([
      { ...known, key: '001-other' },
      { ...known, key: '000-gone', mergedInto: '001-other' },
      { ...known, source: 'hubspot', key: '42' },
    ]);
    await run({ recordFrom: 'source' });
    expect(told().map(({ recordId }) => recordId)).toEqual(['001-other']);
  });

  it('is written anew when the customer became another record', async () => {
    await seedScored(database.db, 'acme');
    await run();
    await database.db.update(accounts).set({ crmId: '001-winner' });
    await rescore('acme', { scoredAt: hoursAfter(4) });
    await run({ hours: 5 });
    expect(told().map(({ recordId }) => recordId)).toEqual(['001-acme', '001-winner']);
  });

  it('goes in batches of what the CRM takes, each in the order of records', async () => {
    crm = createRecordingCrm({ maxBatch: 2 });
    for (const id of ['a', 'b', 'c', 'd', 'e']) await seedScored(database.db, id);
    expect(await run()).toMatchObject({ written: 5 });
    expect(crm.health.map((batch) => batch.map(({ recordId }) => recordId))).toEqual([
      ['001-a', '001-b'],
      ['001-c', '001-d'],
      ['001-e'],
    ]);
  });
});

describe('data that is too old', () => {
  const stale = { ...FRESH, asOf: hoursAfter(-60), isStale: true };

  it('R30: withholds a change that rests on it, says why, and writes it once it is fresh', async () => {
    await seedScored(database.db, 'acme');
    expect(await run({ freshness: [stale] })).toMatchObject({ withheld: 1, written: 0 });
    expect(await readWrites(database.db)).toMatchObject([
      { status: 'withheld', lastError: 'usage_daily of warehouse is as of 2026-03-08 00:00 UTC; its limit is 48 h' },
    ]);
    expect(await run({ hours: 2, freshness: [stale] })).toMatchObject({ withheld: 0 });
    expect(await run({ hours: 3 })).toMatchObject({ written: 1 });
  });

  it('holds back only what rests on it', async () => {
    await seedScored(database.db, 'acme', { driverStream: 'tickets' });
    expect(await run({ freshness: [stale] })).toMatchObject({ withheld: 0, written: 1 });
  });

  it('confirms nothing: what stands in the CRM is seen to grow old', async () => {
    await seedScored(database.db, 'acme');
    await run();
    await rescore('acme', { scoredAt: hoursAfter(200) });
    await run({ hours: 201, freshness: [stale] });
    expect(told()).toHaveLength(1);
    expect(await readWrites(database.db)).toMatchObject([{ status: 'sent' }]);
  });

  it('is forgotten when the change takes itself back', async () => {
    await seedScored(database.db, 'acme');
    await run();
    await rescore('acme', { band: 'yellow', scoredAt: hoursAfter(4) });
    await run({ hours: 5, freshness: [stale] });
    await rescore('acme', { band: 'red', scoredAt: hoursAfter(8) });
    await run({ hours: 9, freshness: [stale] });
    expect(await readWrites(database.db)).toMatchObject([
      { status: 'sent', lastError: null, payload: { health: 'red' } },
    ]);
  });
});

describe('a value in the CRM that is later than ours', () => {
  it('stays until ours is later', async () => {
    await seedScored(database.db, 'acme');
    crm.answer = () => ({ kind: 'newer', asOf: hoursAfter(6) });
    expect(await run()).toMatchObject({ newer: 1 });
    await rescore('acme', { band: 'yellow', scoredAt: hoursAfter(6) });
    await run({ hours: 7 });
    expect(told()).toHaveLength(1);
    crm.answer = () => ({ kind: 'written', remoteId: null });
    await rescore('acme', { scoredAt: hoursAfter(6.01) });
    expect(await run({ hours: 8 })).toMatchObject({ written: 1 });
  });
});
