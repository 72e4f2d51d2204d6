import { z } from 'zod';
import { toUnixSeconds } from '../instants';
import type { Cursor, PullContext, PullPage } from '../pull/connector';
import type { StripeApi } from './api';
import { type FetchObjects, findNamed } from './fetch-objects';

/** At most 20 names, whole ones. Source: docs.stripe.com/api/events/list, docs.stripe.com/api/events/types. */
export const EVENT_TYPES = [
  'customer.created',
  'customer.updated',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.resumed',
  'invoice.finalized',
  'invoice.updated',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.overdue',
  'invoice.voided',
  'invoice.marked_uncollectible',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
] as const;
const EVENTS = '/v1/events';
const QUERY = { 'types[]': EVENT_TYPES };
const MAX_AGE_SECONDS = 25 * 86_400; // Stripe keeps events for 30 days; the nightly passes read everything meanwhile

const Stamp = z.object({ id: z.string(), created: z.number() });
/** `id`: the last event that was read; null: there was none yet. `at`: when it was, in seconds. */
type Position = { id: string | null; at: number };
type Input = { api: StripeApi; fetchObjects: FetchObjects };

/**
 * Events since the last one, oldest first: `ending_before` gives the page that follows it, itself newest first. The first time, and when the last one
 * is older than 25 days or forgotten, it begins with the newest there is: all the rest comes with the passes after it.
 */
export function createEventPages({ api, fetchObjects }: Input) {
  return async function* pages(cursor: Cursor | null, context: PullContext): AsyncIterable<PullPage> {
    let position = readPosition(cursor, context);
    for (let isLast = false; !isLast;) {
      const page = position === null ? null : await readPage(api, position, context);
      if (page === null) {
        yield { records: [], cursor: await findNewest(api, context), isLast: true };
        return;
      }
      const records = await fetchObjects(page.events.map(findNamed), context);
      ({ isLast, position } = page);
      yield { records, cursor: position, isLast };
    }
  };
}

type Page = { events: readonly unknown[]; position: Position; isLast: boolean };

/** Null: the event that it should go on after is forgotten. */
async function readPage(api: StripeApi, position: Position, { signal }: PullContext): Promise<Page | null> {
  const { id, at } = position;
  const since = id === null ? { 'created[gte]': at } : { ending_before: id };
  const found = await api.list(EVENTS, { query: { ...QUERY, ...since }, signal });
  if (found === null) return null;
  const [newest] = found.data;
  return { events: found.data.toReversed(), position: stampOf(newest) ?? position, isLast: !found.has_more };
}

async function findNewest(api: StripeApi, { now, signal }: PullContext): Promise<Position> {
  const found = await api.list(EVENTS, { query: { ...QUERY, limit: 1 }, signal });
  return stampOf(found?.data[0]) ?? { id: null, at: toUnixSeconds(now) };
}

function stampOf(event: unknown): Position | null {
  const stamp = Stamp.safeParse(event);
  return stamp.success ? { id: stamp.data.id, at: stamp.data.created } : null;
}

function readPosition(cursor: Cursor | null, { now }: PullContext): Position | null {
  const { id, at } = cursor ?? {};
  if (typeof at !== 'number' || toUnixSeconds(now) - at > MAX_AGE_SECONDS) return null;
  return { id: typeof id === 'string' ? id : null, at };
}
