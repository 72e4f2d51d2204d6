import { insertHookDelivery } from '../../../src/db/queries/hook-deliveries';
import { hookDeliveries, tickets } from '../../../src/db/schema';
import { SourceContractError, SourceError } from '../../../src/errors';
import type { PullConnector } from '../../../src/ingest/pull/connector';
import type { VendorHook } from '../../../src/ingest/pull/vendor-hook';
import { createVendorLanding } from '../../../src/services/hooks/create-vendor-landing';
import type { ProcessDeps } from '../../../src/services/hooks/process-deliveries';
import { useDatabase } from '../../support/database';
import { buildConnector, buildStream, NOW, page, type Rec, ticket } from '../pull/build-pulled';
import { seedAccounts as seedPulled } from '../pull/pull-world';
import { deliver, secondsAfter as secondsFrom, work } from './deliveries';

const secondsAfter = (seconds: number) => secondsFrom(seconds, NOW);
const database = useDatabase();
/** What the vendor's API would say now, by the ticket's id. */
const vendor = new Map<string, Rec>();
let asked: string[] = [];
let trouble: Error | null = null;

const hook: VendorHook = {
  verify: () => 'ok',
  deliveryId: () => null,
  read: async (text) => {
    asked.push(text);
    if (trouble !== null) throw trouble;
    const record = vendor.get(text);
    return record === undefined ? [] : [{ stream: 'tickets.json', records: [record] }];
  },
};
const stream = buildStream({ pages: [page('1', [], { isLast: true })] });
const connector: PullConnector = { ...buildConnector(stream), hook };

beforeEach(async () => {
  await seedPulled(database);
  vendor.clear();
  [asked, trouble] = [[], null];
});

let count = 0;
const notify = (id: string, receivedAt = NOW) =>
  insertHookDelivery(database.db, { source: 'desk', deliveryId: `v${(count += 1)}`, receivedAt, body: id });
const landBy = (by: PullConnector, now: Date) => createVendorLanding(database.pool, by, { now: () => now });
const workOn = (now = NOW, parts: Partial<ProcessDeps> = {}) =>
  work(database, now, { vendors: new Map([['desk', landBy(connector, now)]]), ...parts });
const listTickets = () => database.db.select({ id: tickets.ticketId, priority: tickets.priority }).from(tickets);
const listDeliveries = () => database.db.select().from(hookDeliveries).orderBy(hookDeliveries.deliveryId);

describe('what a vendor delivers', () => {
  it('R46: lands as it is at the vendor now, and its account is scored at once', async () => {
    vendor.set('7', ticket('7', { cells: { priority: 'p1' } }));
    await notify('7');
    expect(await workOn()).toEqual({ summary: { done: 1, postponed: 0, failed: 0, scored: 1 }, scored: [['a1']] });
    expect(await listTickets()).toEqual([{ id: 'desk:7', priority: 'p1' }]);
    expect(await listDeliveries()).toMatchObject([{ status: 'done', body: null }]);
  });

  it('twice, it changes nothing the second time', async () => {
    vendor.set('7', ticket('7'));
    await notify('7');
    await workOn();
    await notify('7', secondsAfter(1));
    expect((await workOn(secondsAfter(1))).scored).toEqual([]);
    expect(await listTickets()).toHaveLength(1);
  });

  it('out of order, the later state stays', async () => {
    vendor.set('7', ticket('7', { at: secondsAfter(60), cells: { priority: 'p1' } }));
    vendor.set('7 before', ticket('7', { at: NOW, cells: { priority: 'p4' } }));
    await notify('7', secondsAfter(61));
    await workOn(secondsAfter(61));
    await notify('7 before', secondsAfter(62));
    expect((await workOn(secondsAfter(62))).scored).toEqual([]);
    expect(await listTickets()).toEqual([{ id: 'desk:7', priority: 'p1' }]);
  });

  it('that is none of our business is done', async () => {
    await notify('ping');
    expect((await workOn()).summary).toMatchObject({ done: 1, postponed: 0 });
  });

  it('of a customer whom nobody knows waits with its facts, not as a delivery', async () => {
    vendor.set('7', ticket('7', { account: 'stranger' }));
    await notify('7');
    expect((await workOn()).summary).toMatchObject({ done: 1, postponed: 0, scored: 0 });
    expect(await listTickets()).toEqual([]);
  });

  it('lands whole or not at all', async () => {
    vendor.set('7', ticket('7'));
    await notify('7');
    const failing = { ...stream, get brings(): never { throw new Error('down'); } }; // prettier-ignore
    const vendors = new Map([['desk', landBy({ ...connector, streams: [failing], isSent: true }, NOW)]]);
    expect((await workOn(NOW, { vendors })).summary).toMatchObject({ done: 0, postponed: 1 });
    expect(await listTickets()).toEqual([]);
  });

  it('is scored when several landed, and only the answer that they did was lost', async () => {
    for (const id of ['7', '8']) {
      vendor.set(id, ticket(id, { cells: { priority: 'p1' } }));
      await notify(id);
    }
    const landing = landBy(connector, NOW);
    const land: typeof landing.land = async (read) => {
      const landed = await landing.land(read);
      if (read.length > 1) throw new Error('Connection terminated unexpectedly');
      return landed;
    };
    const { summary, scored } = await workOn(NOW, { vendors: new Map([['desk', { ...landing, land }]]) });
    expect([summary.done, scored]).toEqual([2, [['a1']]]);
  });

  it('is scored though nothing is new by then, when scoring failed the first time', async () => {
    vendor.set('7', ticket('7'));
    await notify('7');
    const failing = () => Promise.reject(new Error('no scores today'));
    expect((await workOn(NOW, { scoreTouched: failing })).summary).toMatchObject({ postponed: 1 });
    expect((await workOn(secondsAfter(30))).scored).toEqual([['a1']]);
  });
});

describe('given a vendor that cannot be asked', () => {
  it('its deliveries are postponed, after asking once; ours are done', async () => {
    trouble = new SourceError('desk', 'transient', 'GET /tickets: answered 503');
    await notify('7');
    await notify('8', secondsAfter(1));
    await deliver(database.db, {
      stream: 'tickets',
      rows: [{ account_id: 'a2', ticket_id: 't1', opened_at: '2026-03-10T11:59:00Z', priority: 'p1' }],
    });
    const { summary, scored } = await workOn(secondsAfter(1));
    expect(summary).toEqual({ done: 1, postponed: 2, failed: 0, scored: 1 });
    expect(scored).toEqual([['a2']]);
    expect(asked).toEqual(['7']);
    const waiting = (await listDeliveries()).filter(({ status }) => status === 'received');
    expect(waiting.map(({ error }) => error)).toEqual(Array(2).fill('desk: GET /tickets: answered 503'));
  });

  it('they are taken up when it answers again', async () => {
    trouble = new SourceError('desk', 'transient', 'GET /tickets: answered 503');
    vendor.set('7', ticket('7'));
    await notify('7');
    await workOn();
    trouble = null;
    expect((await workOn(secondsAfter(29))).summary).toMatchObject({ done: 0 });
    expect((await workOn(secondsAfter(30))).scored).toEqual([['a1']]);
  });

  it('a body that its vendor does not document takes no other with it', async () => {
    await notify('nonsense');
    await notify('7');
    vendor.set('7', ticket('7'));
    const strict: VendorHook = {
      ...hook,
      read: async (text, context) => {
        if (text === 'nonsense') throw new SourceContractError('desk', 'web hook: not JSON');
        return hook.read(text, context);
      },
    };
    const vendors = new Map([['desk', landBy({ ...connector, hook: strict }, NOW)]]);
    expect((await workOn(NOW, { vendors })).summary).toMatchObject({ done: 1, postponed: 1, scored: 1 });
  });

  it('one of whose record the vendor says no takes no other with it', async () => {
    await notify('secret');
    await notify('7');
    vendor.set('7', ticket('7', { cells: { priority: 'p1' } }));
    const picky: VendorHook = {
      ...hook,
      read: async (text, context) => {
        if (text === 'secret') throw new SourceError('desk', 'config', 'GET /secret: answered 404', { status: 404 });
        return hook.read(text, context);
      },
    };
    const vendors = new Map([['desk', landBy({ ...connector, hook: picky }, NOW)]]);
    expect((await workOn(NOW, { vendors })).summary).toMatchObject({ done: 1, postponed: 1, scored: 1 });
  });

  it('a source that takes no webhooks any more says so', async () => {
    const delivery = { source: 'desk', deliveryId: 'v', receivedAt: NOW, body: '7', attempts: 1 };
    const gone = landBy(buildConnector(stream), NOW).read(delivery);
    await expect(gone).rejects.toThrow('desk: takes no webhooks any more');
  });
});
