import type { VendorAnswer } from '../start-vendor';
import type { StripeObject } from './objects';

const MOST = 100;

/**
 * One page of a list, newest first, as Stripe's lists are: after `starting_after`, before `ending_before` (the page nearest to it), filtered by
 * status, types and creation. docs.stripe.com/api/pagination
 */
export function listObjects(all: readonly StripeObject[], query: URLSearchParams): VendorAnswer {
  const [after, before] = [query.get('starting_after'), query.get('ending_before')];
  const cursor = after ?? before;
  if (cursor !== null && !all.some(({ id }) => id === cursor))
    return { status: 400, body: { error: { code: 'resource_missing', message: `No such object: ${cursor}` } } };
  const found = all.filter((one) => matches(one, query));
  const limit = Math.min(Number(query.get('limit') ?? 10), MOST);
  const at = all.findIndex(({ id }) => id === cursor);
  const places = new Map(all.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: StripeObject): number => places.get(id) ?? -1;
  if (before !== null) {
    const newer = found.filter((one) => placeOf(one) < at);
    return answer(newer.slice(-limit), newer.length > limit);
  }
  const older = after === null ? found : found.filter((one) => placeOf(one) > at);
  return answer(older.slice(0, limit), older.length > limit);
}

const answer = (data: readonly StripeObject[], hasMore: boolean): VendorAnswer => ({
  body: { object: 'list', data, has_more: hasMore },
});

function matches(one: StripeObject, query: URLSearchParams): boolean {
  const status = query.get('status');
  const types = query.getAll('types[]');
  const since = Number(query.get('created[gte]') ?? 0);
  const isOfStatus = status === null || status === 'all' || one['status'] === status;
  return isOfStatus && (types.length === 0 || types.includes(String(one['type']))) && one.created >= since;
}
