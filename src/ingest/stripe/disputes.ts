import { z } from 'zod';
import type { PullContext } from '../pull/connector';
import { toUnixSeconds } from '../instants';
import type { StripeApi, StripeList, StripeObjectRecord } from './api';

const LOOK_BACK_SECONDS = 180 * 86_400; // card networks allow 120 days for a dispute, and it takes up to 90 more: R125 asks for 90
export const DISPUTES = '/v1/disputes';
export const DISPUTE_EXPANSIONS = ['charge'];

const Disputed = z.looseObject({
  id: z.string(),
  payment_intent: z.union([z.string(), z.looseObject({ id: z.string() })]).nullish(),
});
const InvoicePayment = z.object({ invoice: z.union([z.string(), z.object({ id: z.string() })]) });

type Query = Readonly<Record<string, string | number | readonly string[]>>;

/** What invoices do not say themselves: which payments for them are disputed. */
export type Disputes = {
  /** The latest dispute over each invoice, by the invoice's id, of the last 180 days; listed once for each context. */
  byInvoice(context: PullContext): Promise<ReadonlyMap<string, unknown>>;
  /** The invoice that a dispute is over, with the latest dispute beside it; the dispute itself when its payment was for none. */
  toInvoice(dispute: unknown, context: PullContext): Promise<unknown>;
};

/**
 * Since 2025-03-31.basil a charge no longer names its invoice: it is found by the payment intent (docs.stripe.com/api/invoice-payment/list). An
 * invoice itself stays `paid` while its payment is disputed, so nothing but its disputes tells.
 */
export function createDisputes(api: StripeApi): Disputes {
  const known = new Map<string, string>(); // payment intent → invoice; a payment does not change its invoice
  const listed = new WeakMap<PullContext, Promise<ReadonlyMap<string, unknown>>>();
  const findInvoiceId = async (dispute: unknown, signal: AbortSignal): Promise<string | null> => {
    const intent = findIntent(dispute);
    if (intent === null) return null;
    const found = known.get(intent) ?? (await askForInvoice(api, intent, signal));
    if (found !== null) known.set(intent, found);
    return found;
  };
  const list = async ({ now, signal }: PullContext): Promise<ReadonlyMap<string, unknown>> => {
    const latest = new Map<string, unknown>();
    for await (const dispute of listAll(api, disputesSince(now), signal)) {
      const invoiceId = await findInvoiceId(dispute, signal);
      if (invoiceId !== null && !latest.has(invoiceId)) latest.set(invoiceId, dispute); // newest first
    }
    return latest;
  };
  const byInvoice: Disputes['byInvoice'] = (context) => {
    const whole = listed.get(context) ?? list(context);
    listed.set(context, whole);
    return whole;
  };
  return {
    byInvoice,
    toInvoice: async (dispute, context) => {
      const id = await findInvoiceId(dispute, context.signal);
      const path = `/v1/invoices/${encodeURIComponent(id ?? '')}`;
      const invoice = id === null ? null : await api.find(path, { signal: context.signal });
      if (invoice === null) return dispute;
      return { ...invoice, dispute: (await byInvoice(context)).get(invoice.id) ?? dispute };
    },
  };
}

/** Query of the disputes of the last 180 days. */
export function disputesSince(now: Date): Query {
  return {
    'created[gte]': toUnixSeconds(now) - LOOK_BACK_SECONDS,
    'expand[]': DISPUTE_EXPANSIONS.map((field) => `data.${field}`),
  };
}

function findIntent(dispute: unknown): string | null {
  const parsed = Disputed.safeParse(dispute);
  if (!parsed.success) return null;
  const { payment_intent: intent } = parsed.data;
  return typeof intent === 'string' ? intent : (intent?.id ?? null);
}

async function askForInvoice(api: StripeApi, intent: string, signal: AbortSignal): Promise<string | null> {
  const query = { 'payment[type]': 'payment_intent', 'payment[payment_intent]': intent, limit: 1 };
  const page = await api.list('/v1/invoice_payments', { query, signal });
  const payment = InvoicePayment.safeParse(page?.data[0]);
  if (!payment.success) return null;
  const { invoice } = payment.data;
  return typeof invoice === 'string' ? invoice : invoice.id;
}

async function* listAll(api: StripeApi, query: Query, signal: AbortSignal): AsyncIterable<unknown> {
  for (let after: string | null = null, isDone = false; !isDone;) {
    const page: StripeList | null = await api.list(DISPUTES, { query: { ...query, starting_after: after }, signal });
    yield* page?.data ?? [];
    after = idOfLast(page?.data ?? []);
    isDone = page?.has_more !== true || after === null;
  }
}

/** By which the page after it is named; null: nothing that has an id. */
export function idOfLast(records: readonly unknown[]): string | null {
  const last = z.looseObject({ id: z.string() }).safeParse(records.at(-1));
  return last.success ? last.data.id : null;
}

/** An invoice with its dispute beside it, under a name that Stripe does not use. */
export function withDispute(invoice: StripeObjectRecord, byInvoice: ReadonlyMap<string, unknown>): StripeObjectRecord {
  const dispute = byInvoice.get(invoice.id);
  return dispute === undefined ? invoice : { ...invoice, dispute };
}
