import { createHmac } from 'node:crypto';
import type { Cursor, Mapped, PullConnector, PullPage } from '../../../src/ingest/pull/connector';
import { stripeKind } from '../../../src/ingest/stripe/connector';
import { createHttpSource } from '../../../src/vendor-http/create-http-source';
import { StripeStandIn } from '../../connectors/subjects/stripe-stand-in';
import { answerWith, type FaultServer, startFaultServer } from '../../support/fault-server';
import { couponOf, disputeOf, invoiceOf, itemOf, priceOf, subscriptionOf } from './objects';

const NOW = new Date('2026-02-20T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const DAY = 86_400;
const SECRET = 'whsec_of_the_stand_in';

let stripe: StripeStandIn;
let server: FaultServer;
let connector: PullConnector;

beforeEach(async () => {
  stripe = new StripeStandIn();
  server = await startFaultServer(stripe.answer);
  connector = connect('rk_test_51barometerStandIn');
});
afterEach(() => server.close());

function connect(key: string): PullConnector {
  return stripeKind.create(
    'billing',
    { base_url: server.url },
    {
      secret: () => key,
      findSecret: () => key,
      hookSecret: SECRET,
      resolvePath: (path) => path,
      http: (settings) =>
        createHttpSource(settings, { sleep: async () => undefined, nowMs: () => NOW.getTime(), random: () => 0 }),
    },
  );
}

const contextAt = (now: Date) => ({ now, signal: new AbortController().signal });

async function readPart(
  name: string,
  cursor: Cursor | null,
  now = NOW,
): Promise<{ mapped: Mapped[]; pages: PullPage[] }> {
  const stream = connector.streams.find((one) => one.name === name);
  const pages: PullPage[] = [];
  if (stream === undefined) throw new Error(`no stream ${name}`);
  for await (const page of stream.pages(cursor, contextAt(now))) pages.push(page);
  const taken = pages.flatMap(({ records }) => records.map((record) => stream.take(record)));
  return { pages, mapped: taken.flatMap((one) => ('mapped' in one ? one.mapped : [])) };
}

const lastCursor = (pages: readonly PullPage[]): Cursor => pages.at(-1)?.cursor ?? {};
const cellsOf = (mapped: readonly Mapped[]) => mapped.flatMap((one) => (one.kind === 'fact' ? [one.cells] : []));
const paths = (): string[] => stripe.requests.map(({ path }) => path);
const paid = { status: 'paid', status_transitions: { finalized_at: SECONDS - 40 * DAY, paid_at: SECONDS - 40 * DAY } };

/** A paid invoice, its payment, and a dispute over it. */
function putDisputed(invoiceId: string, dispute: object = {}): void {
  stripe.set({ ...invoiceOf({ ...paid, id: invoiceId }), created: SECONDS - 40 * DAY });
  stripe.set({
    id: `inpay_${invoiceId}`,
    object: 'invoice_payment',
    invoice: invoiceId,
    payment_intent: `pi_${invoiceId}`,
  });
  stripe.set({
    ...disputeOf({ id: `dp_${invoiceId}`, payment_intent: `pi_${invoiceId}`, ...dispute }),
    created: SECONDS - 10 * DAY,
  });
}

describe('events of Stripe', () => {
  const begin = async (): Promise<Cursor> => {
    stripe.tell('invoice.paid', { id: 'in_before', object: 'invoice' }, SECONDS - DAY);
    return lastCursor((await readPart('events', null)).pages);
  };

  it('begin with the newest, and bring nothing of the past: the passes do', async () => {
    stripe.set(subscriptionOf({}));
    stripe.tell('customer.subscription.updated', { id: 'sub_1', object: 'subscription' }, SECONDS - DAY);
    const { pages, mapped } = await readPart('events', null);
    expect(mapped).toEqual([]);
    expect(lastCursor(pages)).toEqual({ id: 'evt_000001', at: SECONDS - DAY });
  });

  it('bring each object once, as it is now, in the order of the events', async () => {
    const cursor = await begin();
    stripe.setPageSize(2);
    stripe.set(subscriptionOf({ status: 'active' }));
    stripe.set(invoiceOf({ status: 'open' }));
    for (const at of [1, 2, 3]) {
      stripe.tell('customer.subscription.updated', { id: 'sub_1', object: 'subscription' }, SECONDS - 1000 + at);
      stripe.tell('invoice.updated', { id: 'in_1', object: 'invoice' }, SECONDS - 1000 + at);
    }
    const { pages, mapped } = await readPart('events', cursor);
    expect(pages.map(({ isLast }) => isLast)).toEqual([false, false, true]);
    expect(pages.map(({ cursor: { id } }) => id)).toEqual(['evt_000003', 'evt_000005', 'evt_000007']);
    expect(cellsOf(mapped).slice(0, 2)).toMatchObject([
      { subscription_id: 'sub_1' },
      { invoice_id: 'in_1', status: 'open' },
    ]);
    expect((await readPart('events', lastCursor(pages))).mapped).toEqual([]);
  });

  it('leave out what is gone by now', async () => {
    const cursor = await begin();
    stripe.tell('invoice.updated', { id: 'in_gone', object: 'invoice' }, SECONDS);
    expect((await readPart('events', cursor)).mapped).toEqual([]);
  });

  it('begin anew when the last one is older than 25 days', async () => {
    const cursor = await begin();
    const requests = stripe.requests.length;
    const late = new Date(NOW.getTime() + 25 * DAY * 1000);
    const { pages } = await readPart('events', cursor, late);
    expect(pages).toHaveLength(1);
    expect(stripe.requests.slice(requests).map(({ query }) => query.get('ending_before'))).toEqual([null]);
  });

  it('begin anew when Stripe has forgotten the last one', async () => {
    const cursor = await begin();
    stripe.objects.delete('evt_000001');
    expect(lastCursor((await readPart('events', cursor)).pages)).toEqual({ id: null, at: SECONDS });
  });

  it('come from the very first, where there was none at the beginning', async () => {
    const { pages } = await readPart('events', null);
    stripe.set(invoiceOf({}));
    stripe.tell('invoice.finalized', { id: 'in_1', object: 'invoice' }, SECONDS + 1);
    expect(cellsOf((await readPart('events', lastCursor(pages))).mapped)).toMatchObject([{ invoice_id: 'in_1' }]);
  });

  it('of a dispute bring its invoice, disputed', async () => {
    const cursor = await begin();
    putDisputed('in_1');
    stripe.tell('charge.dispute.created', { id: 'dp_in_1', object: 'dispute' }, SECONDS);
    expect(cellsOf((await readPart('events', cursor)).mapped)).toMatchObject([
      { invoice_id: 'in_1', status: 'disputed', paid_on: null },
    ]);
  });

  it('of a paid invoice keep it disputed, though Stripe’s invoice does not say so', async () => {
    const cursor = await begin();
    putDisputed('in_1');
    stripe.tell('invoice.updated', { id: 'in_1', object: 'invoice' }, SECONDS);
    expect(cellsOf((await readPart('events', cursor)).mapped)).toMatchObject([
      { invoice_id: 'in_1', status: 'disputed' },
    ]);
  });
});

describe('passes over Stripe', () => {
  it('read invoices of 400 days first, of 180 after it, and of 400 again after 25 days', async () => {
    const since = async (cursor: Cursor | null, now: Date) => {
      const { pages } = await readPart('invoices', cursor, now);
      const asked = Number(stripe.requests.findLast(({ path }) => path === '/v1/invoices')?.query.get('created[gte]'));
      return { days: (now.getTime() / 1000 - asked) / DAY, cursor: lastCursor(pages) };
    };
    const first = await since(null, NOW);
    const second = await since(first.cursor, new Date(NOW.getTime() + DAY * 1000));
    const third = await since(second.cursor, new Date(NOW.getTime() + 27 * DAY * 1000));
    expect([first.days, second.days, third.days]).toEqual([400, 180, 400]);
  });

  it('begin anew when the record that the cursor names is gone', async () => {
    stripe.set({ id: 'cus_1', object: 'customer', name: 'Acme', metadata: {} });
    const { mapped } = await readPart('customers', { startedAt: SECONDS, lastAt: null, after: 'cus_gone' });
    expect(mapped).toMatchObject([{ kind: 'customer', account: { key: 'cus_1' } }]);
  });

  it('say disputed of what is disputed, in both the pass over invoices and the one over disputes', async () => {
    putDisputed('in_1');
    putDisputed('in_2', { status: 'won' });
    const statuses = async (part: string) =>
      cellsOf((await readPart(part, null)).mapped)
        .map(({ invoice_id: id, status }) => `${id} ${status}`)
        .toSorted();
    expect(await statuses('invoices')).toEqual(['in_1 disputed', 'in_2 paid']);
    expect(await statuses('disputes')).toEqual(['in_1 disputed', 'in_2 paid']);
  });

  it('go by the latest of several disputes over one invoice', async () => {
    putDisputed('in_1', { status: 'won' });
    stripe.set({ ...disputeOf({ id: 'dp_later', payment_intent: 'pi_in_1' }), created: SECONDS - DAY });
    const { mapped } = await readPart('disputes', null);
    expect(cellsOf(mapped).map(({ status }) => status)).toEqual(['disputed', 'disputed']);
  });

  it('ask for the tiers of a price and for a coupon once, and for the items that do not fit in', async () => {
    const tiers = [{ up_to: null, unit_amount: 100 }];
    const price = priceOf({ id: 'price_t', billing_scheme: 'tiered', tiers_mode: 'volume', unit_amount: null });
    const discounts = [{ id: 'di_1', source: { type: 'coupon', coupon: 'co_half' } }];
    stripe.set({ ...price, object: 'price', tiers });
    stripe.set({ ...couponOf({ id: 'co_half', percent_off: 50 }), object: 'coupon' });
    stripe.set({ ...itemOf({ id: 'si_2' }), object: 'subscription_item', subscription: 'sub_1', created: 1 });
    stripe.set({ ...itemOf({ id: 'si_1' }), object: 'subscription_item', subscription: 'sub_1', created: 2 });
    const items = { has_more: true, data: [itemOf({ id: 'si_1', price, quantity: 10, discounts })] };
    stripe.set(subscriptionOf({ id: 'sub_1', items, discounts }));
    stripe.set(
      subscriptionOf({ id: 'sub_2', items: { has_more: false, data: [itemOf({ price, quantity: 10 })] }, discounts }),
    );
    const { mapped } = await readPart('subscriptions', null);
    expect(
      cellsOf(mapped)
        .map(({ subscription_id: id, arr }) => `${String(id)} ${String(arr)}`)
        .toSorted(),
    ).toEqual([
      'sub_1 150', // half of (half of 120, and 240)
      'sub_2 60',
    ]);
    expect(paths().filter((path) => path === '/v1/prices/price_t')).toHaveLength(1);
    expect(paths().filter((path) => path === '/v1/coupons/co_half')).toHaveLength(1);
  });
});

describe('a webhook of Stripe', () => {
  const body = JSON.stringify({
    id: 'evt_9',
    object: 'event',
    type: 'invoice.updated',
    data: { object: { id: 'in_1', object: 'invoice', status: 'draft' } },
  });
  const sign = (at: number): string =>
    `t=${at},v1=${createHmac('sha256', SECRET).update(`${at}.${body}`).digest('hex')}`;
  const verify = (signature: string) =>
    connector.hook?.verify({
      method: 'POST',
      url: 'https://barometer.example/hooks/billing',
      headers: { 'stripe-signature': signature },
      body: Buffer.from(body),
      now: NOW,
    });

  it('is believed when it is signed, and lately', () => {
    expect(verify(sign(SECONDS))).toBe('ok');
    expect(verify(sign(SECONDS - 3600))).toBe('stale');
    expect(verify(`t=${SECONDS},v1=${'0'.repeat(64)}`)).toBe('forged');
  });

  it('is told by its event, and brings what the event names as it is now', async () => {
    stripe.set(invoiceOf({}));
    expect(connector.hook?.deliveryId({ headers: {}, text: body })).toBe('evt_9');
    const records = await connector.hook?.read(body, contextAt(NOW));
    expect(records).toMatchObject([{ stream: 'events', records: [{ id: 'in_1', status: 'open' }] }]);
  });

  it('about anything else brings nothing', async () => {
    const text =
      '{"id":"evt_1","object":"event","type":"payout.paid","data":{"object":{"id":"po_1","object":"payout"}}}';
    expect(await connector.hook?.read(text, contextAt(NOW))).toEqual([]);
  });

  it.each(['', '[]', '{"object":"list"}'])('that is no event is refused: %p', async (text) => {
    await expect(connector.hook?.read(text, contextAt(NOW))).rejects.toThrow('not an event of Stripe');
  });
});

describe('the check of Stripe', () => {
  it('reads one of each, and says what would be synced', async () => {
    const findings = await connector.check(contextAt(NOW));
    expect(findings.filter(({ level }) => level === 'problem')).toEqual([]);
    expect(findings.map(({ text }) => text).join('\n')).toContain('would sync subscriptions, 400 days of invoices');
    expect(new Set(stripe.requests.map(({ query }) => query.get('limit')))).toEqual(new Set(['1']));
  });

  it('names the permission that a key lacks', async () => {
    server.inject([answerWith(403)], ({ path }) => path === '/v1/disputes');
    const findings = await connector.check(contextAt(NOW));
    expect(findings).toContainEqual({
      level: 'problem',
      text: '/v1/disputes cannot be read: tick "Disputes: Read" for this key',
    });
  });

  it('warns of a key that may do more than read', async () => {
    const findings = await connect('sk_live_51barometer').check(contextAt(NOW));
    expect(findings).toContainEqual({ level: 'note', text: expect.stringContaining('restricted key') });
  });
});
