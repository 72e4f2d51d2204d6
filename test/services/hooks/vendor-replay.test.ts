import { eq } from 'drizzle-orm';
import { deleteDoneHookDeliveries, insertHookDelivery } from '../../../src/db/queries/hook-deliveries';
import { hookDeliveries, sourceAccounts, tickets } from '../../../src/db/schema';
import { SourceError } from '../../../src/errors';
import type { PullConnector } from '../../../src/ingest/pull/connector';
import type { VendorHook } from '../../../src/ingest/pull/vendor-hook';
import { createVendorLanding } from '../../../src/services/hooks/create-vendor-landing';
import type { ProcessDeps } from '../../../src/services/hooks/process-deliveries';
import { useDatabase } from '../../support/database';
import { createGate } from '../../support/open-pausing';
import { buildConnector, buildStream, NOW, page, ticket } from '../pull/build-pulled';
import { seedAccounts } from '../pull/pull-world';
import { secondsAfter as secondsFrom, work } from './deliveries';

const secondsAfter = (seconds: number) => secondsFrom(seconds, NOW);
const LEASE = 120; // seconds
const database = useDatabase();
beforeEach(() => seedAccounts(database));

const stream = buildStream({ pages: [page('1', [], { isLast: true })] });
/** A delivery is "<ticket> <account>", its body the whole of it. */
const hook: VendorHook = {
  verify: () => 'ok',
  deliveryId: () => null,
  read: async (text) => {
    const [id = '', account = 'a1'] = text.split(' ');
    return [{ stream: 'tickets.json', records: [ticket(id, { account })] }];
  },
};
const buildVendor = (source: string, read: VendorHook['read'] = hook.read): PullConnector => ({
  ...buildConnector(stream),
  source,
  hook: { ...hook, read },
});

let count = 0;
const notify = (body: string, { at = NOW, source = 'desk' } = {}) =>
  insertHookDelivery(database.db, { source, deliveryId: `v${(count += 1)}`, receivedAt: at, body });
const workOn = (now = NOW, parts: Partial<ProcessDeps> = {}, vendors = [buildVendor('desk')]) => {
  const landings = vendors.map(
    (vendor) => [vendor.source, createVendorLanding(database.pool, vendor, { now: () => now })] as const,
  );
  return work(database, now, { vendors: new Map(landings), ...parts });
};
const listDeliveries = () => database.db.select().from(hookDeliveries).orderBy(hookDeliveries.receivedAt);
const failing = () => Promise.reject(new Error('no scores today'));

describe('what a vendor delivered, worked on again', () => {
  it('after the process was gone between landing and scoring: the account is scored, and nothing is there twice', async () => {
    await notify('7');
    const isScoring = createGate();
    const hang = () => new Promise<void>(() => isScoring.open());
    void workOn(NOW, { scoreTouched: hang }); // and it never came back
    await isScoring.opened;
    expect(await database.db.$count(tickets)).toBe(1);
    expect((await workOn(secondsAfter(LEASE - 1))).scored).toEqual([]);
    expect(await workOn(secondsAfter(LEASE))).toMatchObject({ scored: [['a1']], summary: { done: 1 } });
    expect(await database.db.$count(tickets)).toBe(1);
    expect(await listDeliveries()).toMatchObject([{ status: 'done', attempts: 2, body: null }]);
  });

  it('is settled by whoever took it up last: one that comes back late changes nothing', async () => {
    await notify('7');
    const [isScoring, mayGoOn] = [createGate(), createGate()];
    const slow = workOn(NOW, { scoreTouched: () => (isScoring.open(), mayGoOn.opened) });
    await isScoring.opened;
    await workOn(secondsAfter(LEASE), { scoreTouched: failing }); // to be tried again
    mayGoOn.open();
    await slow;
    expect(await listDeliveries()).toMatchObject([{ status: 'received', attempts: 2, error: 'no scores today' }]);
  });

  it('has no account scored that a person said to ignore', async () => {
    await notify('7 a1');
    await notify('8 a2', { at: secondsAfter(1) });
    await workOn(secondsAfter(1), { scoreTouched: failing });
    await database.db.update(sourceAccounts).set({ ignoredAt: NOW }).where(eq(sourceAccounts.key, 'a1'));
    expect((await workOn(secondsAfter(31))).scored.flat()).toEqual(['a2']);
  });

  it('when it is called again long after it was forgotten: it is taken as new, and changes nothing', async () => {
    const delivery = { source: 'desk', deliveryId: 'same', body: '7' };
    await insertHookDelivery(database.db, { ...delivery, receivedAt: NOW });
    await workOn();
    expect(await insertHookDelivery(database.db, { ...delivery, receivedAt: secondsAfter(5) })).toBe(false);
    expect(await deleteDoneHookDeliveries(database.db, secondsAfter(1))).toBe(1);
    expect(await insertHookDelivery(database.db, { ...delivery, receivedAt: secondsAfter(9) })).toBe(true);
    expect(await workOn(secondsAfter(9))).toMatchObject({ scored: [], summary: { done: 1 } });
    expect(await database.db.$count(tickets)).toBe(1);
  });
});

describe('deliveries that wait together', () => {
  it('land once each, though two processes work on them', async () => {
    for (let index = 0; index < 60; index += 1) await notify(`t${index}`);
    const both = await Promise.all([workOn(), workOn()]);
    expect(both[0].summary.done + both[1].summary.done).toBe(60);
    expect(await database.db.$count(tickets)).toBe(60);
    expect((await listDeliveries()).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('land one by one where one of them cannot: it takes no other with it', async () => {
    const read: VendorHook['read'] = async (text, context) =>
      text === 'odd' ? [{ stream: 'no such stream', records: [] }] : hook.read(text, context);
    await notify('7');
    await notify('odd', { at: secondsAfter(1) });
    await notify('8 a2', { at: secondsAfter(2) });
    const { summary, scored } = await workOn(secondsAfter(2), {}, [buildVendor('desk', read)]);
    expect(summary).toMatchObject({ done: 2, postponed: 1 });
    expect(scored).toEqual([['a1', 'a2']]);
    expect((await listDeliveries()).map(({ status }) => status)).toEqual(['done', 'received', 'done']);
  });

  it('of one vendor are not held up by another that cannot be asked', async () => {
    const down: VendorHook['read'] = async () => Promise.reject(new SourceError('crm', 'transient', 'answered 503'));
    await notify('1', { source: 'crm' });
    await notify('7', { at: secondsAfter(1) });
    await notify('2', { source: 'crm', at: secondsAfter(2) });
    const vendors = [buildVendor('crm', down), buildVendor('desk')];
    expect((await workOn(secondsAfter(2), {}, vendors)).summary).toMatchObject({ done: 1, postponed: 2 });
  });
});

describe('a vendor that answers nothing', () => {
  it('is waited for twenty seconds, and no timer is left where it answers', async () => {
    jest.useFakeTimers();
    try {
      const silent: VendorHook['read'] = (_text, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
      const delivery = { source: 'desk', deliveryId: 'v', receivedAt: NOW, body: '7', attempts: 1 };
      const landBy = (read: VendorHook['read']) =>
        createVendorLanding(database.pool, buildVendor('desk', read), { now: () => NOW }).read(delivery);
      const asked = landBy(silent).catch((error: unknown) => error);
      await jest.advanceTimersByTimeAsync(19_999);
      expect(jest.getTimerCount()).toBe(1);
      await jest.advanceTimersByTimeAsync(1);
      expect(await asked).toMatchObject({
        failure: 'transient',
        message: 'desk: its vendor took longer than 20 s to ask',
      });
      await landBy(hook.read);
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });
});
