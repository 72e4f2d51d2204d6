import { eq } from 'drizzle-orm';
import { openDatabase } from '../../../src/db/client';
import { accountHealth, accounts, crmTargets } from '../../../src/db/schema';
import { LEASE_MARGIN_MS } from '../../../src/services/write-back/settings';
import { SourceContractError, SourceError } from '../../../src/errors';
import { retryRefused } from '../../../src/db/queries/crm-writes-settle';
import { hoursAfter } from '../../support/alert-world';
import { createWriter, readWrites, seedScored, TARGET } from '../../support/crm-world';
import { truncateAll, useDatabase } from '../../support/database';
import { createRecordingCrm, type RecordingCrm } from '../../support/recording-crm';

const database = useDatabase();
let crm: RecordingCrm;
beforeEach(async () => {
  await truncateAll(database.pool);
  crm = createRecordingCrm({ maxBatch: 2 });
  await seedScored(database.db, 'acme');
});

const MINUTE = 1 / 60;
const run = (hours: number, target: Partial<typeof TARGET> = {}) =>
  createWriter({ db: database.db, crm, now: hoursAfter(hours) })([{ ...TARGET, ...target }]);
const told = () => crm.health.flat().map(({ recordId }) => recordId);
const refuse = (reason: string) => () => ({ kind: 'refused' as const, reason });

describe('a record that the CRM would not take', () => {
  it('does not hold up the others, and stands there with its reason', async () => {
    await seedScored(database.db, 'beta');
    crm.answer = (recordId) =>
      recordId === '001-acme' ? refuse('a validation rule')() : { kind: 'written', remoteId: null };
    expect(await run(1)).toMatchObject({ written: 1, refused: 1 });
    expect(await readWrites(database.db)).toMatchObject([
      { accountId: 'acme', status: 'refused', lastError: 'a validation rule', written: null },
      { accountId: 'beta', status: 'sent', lastError: null },
    ]);
  });

  it('is the one that the answer is about, in whatever order records and accounts are', async () => {
    await seedScored(database.db, 'zeta');
    await database.db.update(accounts).set({ crmId: '000' }).where(eq(accounts.accountId, 'zeta'));
    crm.answer = (recordId) =>
      recordId === '000' ? refuse('a validation rule')() : { kind: 'written', remoteId: null };
    await run(1);
    expect(told()).toEqual(['000', '001-acme']);
    expect(await readWrites(database.db)).toMatchObject([
      { accountId: 'acme', status: 'sent' },
      { accountId: 'zeta', status: 'refused' },
    ]);
  });

  it('is tried again a day later, at once when its value changes, and when a person says so', async () => {
    crm.answer = refuse('a validation rule');
    await run(1);
    await run(24.9);
    expect(told()).toHaveLength(1);
    await run(25);
    expect(told()).toHaveLength(2);
    await database.db.update(accountHealth).set({ band: 'yellow', scoredAt: hoursAfter(26) });
    await run(26);
    expect(told()).toHaveLength(3);
    expect(await retryRefused(database.db, { target: 'crm', now: hoursAfter(27) })).toBe(1);
    await run(27);
    expect(told()).toHaveLength(4);
  });

  it('is tried again after a minute, then two, when that may heal, and is given up to a person after ten times', async () => {
    crm.answer = () => ({ kind: 'failed', reason: 'UNABLE_TO_LOCK_ROW' });
    await run(1);
    expect(await readWrites(database.db)).toMatchObject([
      { status: 'failed', attempts: 1, nextAttemptAt: hoursAfter(1 + 0.75 * MINUTE) }, // random 0.5: three quarters
    ]);
    await run(1 + 0.5 * MINUTE);
    expect(told()).toHaveLength(1);
    for (let attempt = 2; attempt <= 10; attempt += 1) await run(1 + attempt * 6);
    expect(await readWrites(database.db)).toMatchObject([
      { status: 'refused', attempts: 10, lastError: 'given up after 10 attempts: UNABLE_TO_LOCK_ROW' },
    ]);
  });

  it('is written at its new value when it changes while it waits for another attempt', async () => {
    crm.answer = () => ({ kind: 'failed', reason: 'UNABLE_TO_LOCK_ROW' });
    await run(1);
    await database.db.update(accountHealth).set({ band: 'yellow', scoredAt: hoursAfter(2) });
    crm.answer = () => ({ kind: 'written', remoteId: null });
    await run(2);
    expect(crm.health.at(-1)).toMatchObject([{ values: { health: 'yellow' } }]);
  });
});

describe('a CRM that does not answer', () => {
  const timeout = new SourceError('crm', 'transient', 'no answer within 60 s');

  it('for one record of several leaves that one to be written again, and nobody claims to know what stands there', async () => {
    await seedScored(database.db, 'beta');
    const short = { ...crm, writeHealth: async () => [{ kind: 'written', remoteId: null } as const] };
    const write = createWriter({ db: database.db, crm: short, now: hoursAfter(1) });
    expect(await write([TARGET])).toMatchObject({ written: 1, failed: 1 });
    expect(await readWrites(database.db)).toMatchObject([
      { accountId: 'acme', status: 'sent' },
      { accountId: 'beta', status: 'failed', written: null, lastError: 'the CRM did not answer for this record' },
    ]);
  });

  it('is let go of half a minute before the lease is over, so that whoever takes over is the only one who writes', async () => {
    const silent: RecordingCrm = {
      ...crm,
      writeHealth: (_changes, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(timeout))),
    };
    const leaseMs = LEASE_MARGIN_MS + 50;
    const write = createWriter({ db: database.db, crm: silent, now: hoursAfter(1), leaseMs });
    expect(await write([TARGET])).toMatchObject({ failed: 1 });
  });

  it('is written again, since nobody knows what stands there, even where the account went back to what was written before', async () => {
    await run(1);
    await database.db.update(accountHealth).set({ band: 'yellow', scoredAt: hoursAfter(2) });
    crm.fail(timeout);
    expect(await run(2)).toMatchObject({ failed: 1 });
    expect(await readWrites(database.db)).toMatchObject([{ status: 'failed', written: null }]);
    await database.db.update(accountHealth).set({ band: 'red', scoredAt: hoursAfter(3) });
    crm.fail(null);
    expect(await run(3)).toMatchObject({ written: 1 });
    expect(crm.health.at(-1)).toMatchObject([{ values: { health: 'red' } }]);
  });

  it.each([
    ['a silence', timeout],
    ['a page of HTML', new SourceContractError('crm', 'answered with HTML')],
  ])('costs one batch and not one attempt for each record: %s', async (_what, error) => {
    for (const id of ['b', 'c', 'd', 'e']) await seedScored(database.db, id);
    crm.fail(error);
    await run(1);
    expect(crm.health).toHaveLength(1);
    expect((await readWrites(database.db)).map(({ attempts }) => attempts)).toEqual([1, 1, 0, 0, 0]);
  });

  it('gets an hour of rest when its quota is used up, and that is no attempt', async () => {
    crm.fail(new SourceError('crm', 'limit', 'REQUEST_LIMIT_EXCEEDED'));
    await run(1);
    expect(await readWrites(database.db)).toMatchObject([
      { status: 'pending', attempts: 0, nextAttemptAt: hoursAfter(2), lastError: 'crm: REQUEST_LIMIT_EXCEEDED' },
    ]);
    crm.fail(null);
    expect(await run(1.9)).toMatchObject({ written: 0 });
    expect(await run(2)).toMatchObject({ written: 1 });
  });

  it('leaves the other CRM alone when it cannot even be looked at', async () => {
    crm.check(timeout);
    const other = createRecordingCrm({ target: 'other' });
    const write = createWriter({
      db: database.db,
      crm,
      now: hoursAfter(1),
      openSink: (target) => (target === 'crm' ? crm : other),
    });
    await expect(write([TARGET, { ...TARGET, target: 'other' }])).rejects.toThrow('crm: crm: no answer within 60 s');
    expect(crm.health).toEqual([]);
    expect(other.health).toHaveLength(1);
  });
});

describe('a batch', () => {
  it('is never larger than the CRM takes, however the database goes about finding what is due', async () => {
    for (const id of ['b', 'c', 'd', 'e']) await seedScored(database.db, id);
    const off = ['hashjoin', 'mergejoin', 'hashagg', 'sort', 'material', 'bitmapscan', 'indexscan'];
    const loops = new URL(database.url); // row by row, as where nobody knows how many rows there are
    loops.searchParams.set('options', off.map((plan) => `-c enable_${plan}=off`).join(' '));
    const planned = openDatabase(loops.href, { max: 2 });
    const write = createWriter({ db: planned.db, crm, now: hoursAfter(1) });
    expect(await write([TARGET])).toMatchObject({ written: 5 });
    await planned.close();
    expect(crm.health.map((batch) => batch.length)).toEqual([2, 2, 1]);
  });
});

describe('the limit of a day', () => {
  it('lets through so many records, and the rest the next day (UTC)', async () => {
    for (const id of ['b', 'c', 'd', 'e']) await seedScored(database.db, id);
    expect(await run(1, { dailyLimit: 3 })).toMatchObject({ written: 3 });
    expect(await run(2, { dailyLimit: 3 })).toMatchObject({ written: 0 });
    expect(await run(11.9, { dailyLimit: 3 })).toMatchObject({ written: 0 });
    expect(await run(12, { dailyLimit: 3 })).toMatchObject({ written: 2 });
    expect(await database.db.select().from(crmTargets)).toMatchObject([{ day: '2026-03-11', writesToday: 2 }]);
  });

  it('does not count what a CRM did not take since its quota was used up', async () => {
    crm.fail(new SourceError('crm', 'limit', 'REQUEST_LIMIT_EXCEEDED'));
    await run(1, { dailyLimit: 1 });
    crm.fail(null);
    expect(await run(2, { dailyLimit: 1 })).toMatchObject({ written: 1 });
    expect(await database.db.select().from(crmTargets)).toMatchObject([{ writesToday: 1 }]);
  });

  it('gives nothing back to a day that has begun meanwhile: that one counts its own', async () => {
    for (const id of ['b', 'c']) await seedScored(database.db, id);
    crm.fail(new SourceError('crm', 'limit', 'REQUEST_LIMIT_EXCEEDED'));
    const late = createWriter({
      db: database.db,
      crm,
      now: hoursAfter(11.99),
      owner: 'late',
      step: async (name) => {
        if (name !== 'answered') return;
        crm.fail(null);
        expect(await run(12)).toMatchObject({ written: 1 }); // the third, which the other did not claim
      },
    });
    await late([TARGET]);
    expect(await database.db.select().from(crmTargets)).toMatchObject([{ day: '2026-03-11', writesToday: 1 }]);
  });
});

describe('a dry run', () => {
  it('keeps what would be written and writes nothing, and once it is over that is written', async () => {
    expect(await run(1, { isDryRun: true })).toMatchObject({ decided: 1, written: 0 });
    expect(await run(2, { isDryRun: true })).toMatchObject({ decided: 0, written: 0 });
    expect(crm.health).toEqual([]);
    expect(await readWrites(database.db)).toMatchObject([{ status: 'dry_run', payload: { health: 'red' } }]);
    expect(await run(3)).toMatchObject({ written: 1 });
  });
});
