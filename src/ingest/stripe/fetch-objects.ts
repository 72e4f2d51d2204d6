import { z } from 'zod';
import type { PullContext } from '../pull/connector';
import type { StripeApi, StripeObjectRecord } from './api';
import { type CompleteSubscription, SUBSCRIPTION_EXPANSIONS } from './complete-subscription';
import { DISPUTE_EXPANSIONS, DISPUTES, type Disputes, withDispute } from './disputes';

const MAX_AT_ONCE = 8;
/** Where each of them is asked for, by its `object`. What is not here is none of Barometer's business. */
const PATHS: Readonly<Record<string, { path: string; expand: readonly string[] }>> = {
  customer: { path: '/v1/customers', expand: [] },
  subscription: { path: '/v1/subscriptions', expand: SUBSCRIPTION_EXPANSIONS },
  invoice: { path: '/v1/invoices', expand: [] },
  dispute: { path: DISPUTES, expand: DISPUTE_EXPANSIONS },
};

const Event = z.object({ data: z.object({ object: z.object({ object: z.string(), id: z.string() }) }) });

/** What an event is about; null: nothing that is read. */
export type Named = { object: string; id: string };

export function findNamed(event: unknown): Named | null {
  const parsed = Event.safeParse(event);
  return parsed.success && PATHS[parsed.data.data.object.object] !== undefined ? parsed.data.data.object : null;
}

type Parts = { api: StripeApi; disputes: Disputes; complete: CompleteSubscription };
/** The objects that events name, once each, as they are now. */
export type FetchObjects = (named: readonly (Named | null)[], context: PullContext) => Promise<unknown[]>;

/** Events come in no promised order, and hold their object as it was: it is asked for again. docs.stripe.com/webhooks#event-ordering */
export function createFetchObjects({ api, disputes, complete }: Parts): FetchObjects {
  const fetchOne = async ({ object, id }: Named, { signal }: PullContext): Promise<StripeObjectRecord | null> => {
    const place = PATHS[object];
    if (place === undefined) return null;
    return api.find(`${place.path}/${encodeURIComponent(id)}`, { query: { 'expand[]': place.expand }, signal });
  };
  const finish = async (record: StripeObjectRecord, context: PullContext): Promise<unknown> => {
    if (record['object'] === 'subscription') return complete(record, context.signal);
    return record['object'] === 'dispute' ? disputes.toInvoice(record, context) : record;
  };
  return async (named, context) => {
    const wanted = [...new Map(named.filter((one) => one !== null).map((one) => [one.id, one])).values()];
    const found = await inTurns(wanted, (one) => fetchOne(one, context));
    const whole = await inTurns(
      found.filter((one) => one !== null),
      (one) => finish(one, context),
    );
    return addDisputes(whole, disputes, context);
  };
}

/** Only a paid invoice can be disputed, and does not say so: the disputes are listed when there is one. */
async function addDisputes(records: readonly unknown[], disputes: Disputes, context: PullContext): Promise<unknown[]> {
  if (!records.some(isPaid)) return [...records];
  const byInvoice = await disputes.byInvoice(context);
  return records.map((record) => (isPaid(record) ? withDispute(record, byInvoice) : record));
}

const Paid = z.object({
  id: z.string(),
  object: z.literal('invoice'),
  status: z.literal('paid'),
  dispute: z.undefined().optional(),
});

function isPaid(record: unknown): record is StripeObjectRecord {
  return Paid.safeParse(record).success;
}

/** Eight at a time: a page of events names up to a hundred. */
async function inTurns<In, Out>(all: readonly In[], ask: (one: In) => Promise<Out>): Promise<Out[]> {
  const answers: Out[] = [];
  for (let at = 0; at < all.length; at += MAX_AT_ONCE)
    answers.push(...(await Promise.all(all.slice(at, at + MAX_AT_ONCE).map(ask))));
  return answers;
}
