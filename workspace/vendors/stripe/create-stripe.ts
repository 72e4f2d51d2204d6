import { createHmac } from 'node:crypto';
import type { Vendor, VendorAnswer, VendorCall, VendorRoute } from '../start-vendor';
import { type HookTarget, unixSeconds, type World } from '../world';
import { renderBillingPage } from './billing-page';
import { listObjects } from './list-objects';
import { type StripeEvent, StripeStore } from './store';

const KINDS: Readonly<Record<string, string>> = {
  customers: 'customer',
  subscriptions: 'subscription',
  invoices: 'invoice',
  disputes: 'dispute',
  events: 'event',
  coupons: 'coupon',
  prices: 'price',
};

export type Stripe = { vendor: Vendor; store: StripeStore; setHook: (target: HookTarget) => void };

/** What Barometer asks of Stripe, as its documentation has it, and a page from which an invoice can be left unpaid: its webhook is signed and sent. */
export function createStripe(world: World, { apiKey }: { apiKey: string }): Stripe {
  let hook: HookTarget | null = null;
  let isByHand = false; // what the sample company's days bring is left to the schedule, as in a company that is large
  const sent: Promise<void>[] = [];
  const store = new StripeStore(world.now, (event) => {
    if (hook !== null && isByHand) sent.push(sendEvent(world, hook, event));
  });
  const bill = async ({ body }: VendorCall): Promise<VendorAnswer> => {
    const form = new URLSearchParams(body);
    const customer = store.find(form.get('customer') ?? '');
    if (customer?.object !== 'customer') return { status: 422, body: '<p>Choose a customer.</p>' };
    isByHand = true;
    const invoice = store.sendOverdueInvoice(customer, form.get('amount') ?? '1000');
    isByHand = false;
    await Promise.all(sent.splice(0));
    return { status: 303, headers: { location: `/?billed=${invoice.id}` } };
  };
  const vendor: Vendor = {
    name: 'Stripe',
    refuse: ({ headers }) =>
      headers.authorization === `Bearer ${apiKey}`
        ? null
        : { status: 401, body: { error: { type: 'invalid_request_error', message: 'Invalid API Key provided' } } },
    routes: [
      {
        method: 'GET',
        path: /^\/$/,
        isPage: true,
        answer: ({ query }) => ({ body: renderBillingPage(store, query.get('billed')) }),
      },
      { method: 'POST', path: /^\/invoices$/, isPage: true, answer: bill },
      ...listApiRoutes(store),
    ],
  };
  return { vendor, store, setHook: (target) => void (hook = target) };
}

function listApiRoutes(store: StripeStore): VendorRoute[] {
  return [
    {
      method: 'GET',
      path: /^\/v1\/invoice_payments$/,
      answer: ({ query }) => {
        const intent = query.get('payment[payment_intent]');
        const data = intent === null ? [] : [{ id: `inpay_${intent}`, invoice: intent.replace(/^pi_/, '') }];
        return { body: { object: 'list', data, has_more: false } };
      },
    },
    {
      method: 'GET',
      path: new RegExp(`^/v1/(${Object.keys(KINDS).join('|')})$`),
      answer: ({ params: [kind = ''], query }) => listObjects(store.list(KINDS[kind] ?? ''), query),
    },
    {
      method: 'GET',
      path: new RegExp(`^/v1/(${Object.keys(KINDS).join('|')})/([\\w-]+)$`),
      answer: ({ params: [, id = ''] }) => {
        const found = store.find(id);
        return found === null ? { status: 404, body: { error: { code: 'resource_missing' } } } : { body: found };
      },
    },
  ];
}

/** Source: docs.stripe.com/webhooks#verify-manually: `t.body` under the endpoint's secret, hex. */
async function sendEvent({ now, post }: World, { url, secret }: HookTarget, event: StripeEvent): Promise<void> {
  const body = JSON.stringify(event);
  const seconds = unixSeconds(now());
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  await post(url, body, { 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${signature}` });
}
