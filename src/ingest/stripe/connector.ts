import { INVOICE_COLUMNS, SUBSCRIPTION_COLUMNS } from '../billing/columns';
import type { PullConnector, PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind, type SourceTools } from '../pull/source-kind';
import { createStripeApi } from './api';
import { checkStripe } from './check';
import { createCompleteSubscription } from './complete-subscription';
import { createDisputes } from './disputes';
import { createEventPages } from './event-pages';
import { createFetchObjects } from './fetch-objects';
import { createStripeHook } from './hook';
import { createStripePasses, type StripePasses } from './passes';
import { mapStripe } from './map';
import { Customer, Invoice, STRIPE_VERSION, StripeObject, Subscription } from './schema';
import { StripeSettings } from './settings';

/** A quarter of the 100 a second that an account has, and what one endpoint of a sandbox allows. docs.stripe.com/rate-limits */
const RATE = { perSecond: 20, burst: 20 };
const KEY = 'API_KEY';

/** Stripe Billing: who is billed, contract terms with their ARR, invoices and disputes over them. */
export const stripeKind = defineSourceKind({
  kind: 'stripe',
  title: 'Stripe',
  settings: StripeSettings,
  schedule: '5 * * * *',
  hasHook: true,
  secrets: () => [{ name: KEY, what: 'restricted API key (rk_live_…) that only reads' }],
  create: createStripe,
});

function createStripe(source: string, settings: StripeSettings, tools: SourceTools): PullConnector {
  const key = tools.secret(KEY);
  const http = tools.http({
    source,
    baseUrl: settings.base_url,
    authorisation: { kind: 'bearer', token: key },
    headers: { 'Stripe-Version': STRIPE_VERSION },
    rate: RATE,
  });
  const api = createStripeApi(source, http);
  const disputes = createDisputes(api);
  const complete = createCompleteSubscription(api);
  const fetchObjects = createFetchObjects({ api, disputes, complete });
  const events = definePullStream({
    name: 'events',
    brings: { subscriptions: SUBSCRIPTION_COLUMNS, invoices: INVOICE_COLUMNS },
    schema: StripeObject,
    idOf: ({ id }) => id,
    map: (object) => mapStripe(object, settings),
    pages: createEventPages({ api, fetchObjects }),
  });
  const secret = tools.hookSecret;
  return {
    source,
    // Events first: where they begin is settled before everything is read, so that nothing falls between.
    streams: [
      events,
      ...createPassStreams(createStripePasses({ source, api, disputes, complete, settings }), settings),
    ],
    check: (context) => checkStripe({ api, settings, key, source, hasHook: secret !== null }, context),
    ...(secret === null ? {} : { hook: createStripeHook({ source, secret, fetchObjects }) }),
  };
}

/** Once a day everything: events are kept for 30 days only, and not every change makes one. */
function createPassStreams(passes: StripePasses, settings: StripeSettings): PullStream[] {
  const invoices = {
    brings: { invoices: INVOICE_COLUMNS },
    schema: Invoice,
    idOf: ({ id }: { id: string }) => id,
    map: (invoice: Parameters<typeof mapStripe>[0]) => mapStripe(invoice, settings),
    everyHours: settings.full_pass_hours,
  };
  return [
    definePullStream({
      name: 'customers',
      brings: {},
      schema: Customer,
      idOf: ({ id }) => id,
      map: (customer) => mapStripe(customer, settings),
      pages: passes.customers,
      everyHours: settings.full_pass_hours,
    }),
    definePullStream({
      name: 'subscriptions',
      brings: { subscriptions: SUBSCRIPTION_COLUMNS },
      schema: Subscription,
      idOf: ({ id }) => id,
      map: (subscription) => mapStripe(subscription, settings),
      pages: passes.subscriptions,
      everyHours: settings.full_pass_hours,
    }),
    definePullStream({ ...invoices, name: 'open_invoices', pages: passes.openInvoices }),
    definePullStream({ ...invoices, name: 'invoices', pages: passes.invoices }),
    definePullStream({ ...invoices, name: 'disputes', schema: StripeObject, pages: passes.disputes }),
  ];
}
