import type { PullContext, PullStream } from '../pull/connector';
import type { StripeApi, StripeObjectRecord } from './api';
import { type CompleteSubscription, SUBSCRIPTION_EXPANSIONS } from './complete-subscription';
import { DISPUTES, type Disputes, disputesSince, withDispute } from './disputes';
import { createPass, type Pass } from './pass';
import type { StripeSettings } from './settings';

const DAY_SECONDS = 86_400;
const RECENT_DAYS = 180; // what is older and still open comes with the open ones
const LONG_AGO_SECONDS = 25 * DAY_SECONDS; // events may be gone by then: as much as the first time

type Pages = PullStream['pages'];
export type StripePasses = Record<'customers' | 'subscriptions' | 'openInvoices' | 'invoices' | 'disputes', Pages>;
type Input = {
  source: string;
  api: StripeApi;
  disputes: Disputes;
  complete: CompleteSubscription;
  settings: StripeSettings;
};

export function createStripePasses({ source, api, disputes, complete, settings }: Input): StripePasses {
  const invoices = async (records: readonly unknown[], context: PullContext): Promise<unknown[]> => {
    const byInvoice = await disputes.byInvoice(context);
    return records.map((record) => (isObject(record) ? withDispute(record, byInvoice) : record));
  };
  return {
    customers: createPass({ source, api, path: '/v1/customers', query: () => ({}) }),
    subscriptions: createPass({
      source,
      api,
      path: '/v1/subscriptions',
      query: () => ({ status: 'all', 'expand[]': SUBSCRIPTION_EXPANSIONS.map((field) => `data.${field}`) }),
      complete: (records, { signal }) => inOrder(records, (record) => complete(record, signal)),
    }),
    openInvoices: createPass({
      source,
      api,
      path: '/v1/invoices',
      query: () => ({ status: 'open' }),
    }),
    invoices: createPass({
      source,
      api,
      path: '/v1/invoices',
      query: (pass) => ({ 'created[gte]': pass.startedAt - daysBack(pass, settings) * DAY_SECONDS }),
      complete: invoices,
    }),
    // A dispute is a state of its invoice: also of one that is older than what the pass over invoices reads.
    disputes: createPass({
      source,
      api,
      path: DISPUTES,
      query: ({ startedAt }) => disputesSince(new Date(startedAt * 1000)),
      complete: (records, context) => inOrder(records, (dispute) => disputes.toInvoice(dispute, context)),
    }),
  };
}

function daysBack({ startedAt, lastAt }: Pass, { history_days: historyDays }: StripeSettings): number {
  const isLate = lastAt === null || startedAt - lastAt > LONG_AGO_SECONDS;
  return isLate ? historyDays : Math.min(RECENT_DAYS, historyDays);
}

async function inOrder(records: readonly unknown[], ask: (record: unknown) => Promise<unknown>): Promise<unknown[]> {
  const whole: unknown[] = [];
  for (const record of records) whole.push(await ask(record));
  return whole;
}

function isObject(record: unknown): record is StripeObjectRecord {
  return typeof record === 'object' && record !== null && 'id' in record && typeof record.id === 'string';
}
