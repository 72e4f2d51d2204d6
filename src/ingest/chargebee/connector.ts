import { ConfigError } from '../../errors';
import type { PullConnector, PullStream } from '../pull/connector';
import { definePullStream } from '../pull/define-pull-stream';
import { defineSourceKind, type SourceTools } from '../pull/source-kind';
import { type ChargebeeApi, createChargebeeApi } from './api';
import { checkChargebee } from './check';
import { createChargebeeHook } from './hook';
import { INVOICE_COLUMNS, SUBSCRIPTION_COLUMNS } from '../billing/columns';
import { mapCustomer, mapInvoice, mapSubscription } from './map';
import { createChargebeePages } from './pages';
import { Customer, Invoice, Subscription } from './schema';
import { ChargebeeSettings } from './settings';

const KEY = 'API_KEY';

/** Chargebee Billing: customers, subscriptions as contract terms, invoices. */
export const chargebeeKind = defineSourceKind({
  kind: 'chargebee',
  title: 'Chargebee',
  settings: ChargebeeSettings,
  schedule: '10 * * * *',
  hasHook: true,
  secrets: () => [{ name: KEY, what: 'read-only API key' }],
  create: createChargebee,
});

function createChargebee(source: string, settings: ChargebeeSettings, tools: SourceTools): PullConnector {
  const http = tools.http({
    source,
    baseUrl: findBaseUrl(settings),
    authorisation: { kind: 'basic', user: tools.secret(KEY), password: '' },
    rate: { perSecond: settings.requests_per_minute / 60, burst: 5 },
  });
  const api = createChargebeeApi(source, http);
  const secret = tools.hookSecret;
  return {
    source,
    streams: createStreams(api, settings),
    check: (context) => checkChargebee({ api, settings, source, hasHook: secret !== null }, context),
    ...(secret === null ? {} : { hook: createChargebeeHook({ source, secret, api }) }),
  };
}

function createStreams(api: ChargebeeApi, settings: ChargebeeSettings): PullStream[] {
  return [
    definePullStream({
      name: 'customers',
      brings: {},
      schema: Customer,
      idOf: ({ id }) => id,
      map: (customer) => mapCustomer(customer, settings),
      pages: createChargebeePages(api, 'customer'),
    }),
    definePullStream({
      name: 'subscriptions',
      brings: { subscriptions: SUBSCRIPTION_COLUMNS },
      schema: Subscription,
      idOf: ({ id }) => id,
      map: (subscription) => mapSubscription(subscription, settings),
      pages: createChargebeePages(api, 'subscription'),
    }),
    definePullStream({
      name: 'invoices',
      brings: { invoices: INVOICE_COLUMNS },
      schema: Invoice,
      idOf: ({ id }) => id,
      map: (invoice) => mapInvoice(invoice, settings),
      pages: createChargebeePages(api, 'invoice'),
    }),
  ];
}

function findBaseUrl({ base_url: baseUrl, site }: ChargebeeSettings): string {
  if (baseUrl !== undefined) return baseUrl;
  if (site !== undefined) return `https://${site}.chargebee.com`;
  throw new ConfigError('site: expected the part before .chargebee.com');
}
