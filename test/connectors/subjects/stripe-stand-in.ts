import { InOrder } from '../in-order';
import type { StandIn, StandInRecord, StandInReply, StandInRequest } from '../subject';

const KEY = 'rk_test_51barometerStandIn';
const MISSING = { type: 'invalid_request_error', code: 'resource_missing', message: 'No such object' };
const INTENT = 'payment[payment_intent]';

type StripeObject = Readonly<Record<string, unknown>> & { id: string; object: string; created?: number };
/** What it is asked for, newest first; deep filters as Stripe documents them. */
const LISTS: Readonly<Record<string, string>> = {
  '/v1/customers': 'customer',
  '/v1/subscriptions': 'subscription',
  '/v1/invoices': 'invoice',
  '/v1/invoice_payments': 'invoice_payment',
  '/v1/disputes': 'dispute',
  '/v1/events': 'event',
  '/v1/coupons': 'coupon',
  '/v1/prices': 'price',
  '/v1/subscription_items': 'subscription_item',
};

/** Stripe's API over objects that are kept: lists newest first, in pages named by an id; objects by theirs; events of what was changed. */
export class StripeStandIn implements StandIn {
  readonly objects = new InOrder<StripeObject>(() => 0); // in the order of their making
  readonly requests: StandInRequest[] = [];
  #pageSize = 100;
  #events = 0;

  readonly answer = (request: StandInRequest): StandInReply => {
    this.requests.push(request);
    const { headers, path } = request;
    if (headers['authorization'] !== `Bearer ${KEY}`) return refuse(401, { type: 'invalid_request_error' });
    if (!/^\d{4}-\d{2}-\d{2}/.test(headers['stripe-version'] ?? '')) return refuse(400, { message: 'No version' });
    const kind = LISTS[path];
    if (kind !== undefined) return this.#list(kind, path, request.query);
    const found = this.objects.find(decodeURIComponent(path.split('/').at(-1) ?? ''));
    return found === null ? refuse(404, MISSING) : { status: 200, body: found };
  };

  readonly put = (record: StandInRecord): void => this.set(toSubscription(record));
  readonly setPageSize = (size: number): void => void (this.#pageSize = size);
  readonly set = (object: StripeObject): void => this.objects.set(object);

  /** Something happened to it: an event names it. The event's own copy is old, as copies are. */
  readonly tell = (type: string, { id, object }: Pick<StripeObject, 'id' | 'object'>, created: number): string => {
    this.#events += 1;
    const event = `evt_${String(this.#events).padStart(6, '0')}`;
    this.set({ id: event, object: 'event', type, created, data: { object: { id, object, status: 'old' } } });
    return event;
  };

  #list(kind: string, url: string, query: URLSearchParams): StandInReply {
    const all = this.objects.ask(toQuestion(kind, query), (objects) =>
      objects
        .filter((object) => object.object === kind && matches(object, query))
        .toReversed()
        .toSorted((a, b) => (b.created ?? 0) - (a.created ?? 0)),
    );
    const size = Math.min(Number(query.get('limit')) === 1 ? 1 : this.#pageSize, Math.max(1, all.length));
    const [after, before] = [query.get('starting_after'), query.get('ending_before')];
    const at = all.findIndex(({ id }) => id === (after ?? before));
    if (after === null && before === null) return toList(url, all.slice(0, size), all.length > size);
    if (at === -1) return refuse(400, MISSING);
    if (after !== null) return toList(url, all.slice(at + 1, at + 1 + size), all.length > at + 1 + size);
    return toList(url, all.slice(Math.max(0, at - size), at), at > size);
  }
}

/** What is asked for, whichever page of it. */
function toQuestion(kind: string, query: URLSearchParams): string {
  const asked = [...query].filter(([name]) => name !== 'starting_after' && name !== 'ending_before');
  return JSON.stringify([kind, asked]);
}

function matches(object: StripeObject, query: URLSearchParams): boolean {
  const types = query.getAll('types[]');
  const since = query.get('created[gte]');
  const status = query.get('status') ?? 'all';
  const isOf = (field: string, value: string | null): boolean => value === null || object[field] === value;
  return (
    (types.length === 0 || types.includes(String(object['type']))) &&
    (since === null || (object.created ?? 0) >= Number(since)) &&
    (status === 'all' || object['status'] === status) &&
    isOf('payment_intent', query.get(INTENT)) &&
    isOf('subscription', query.get('subscription'))
  );
}

const refuse = (status: number, error: object): StandInReply => ({ status, body: { error } });

function toList(url: string, data: readonly StripeObject[], has_more: boolean): StandInReply {
  return { status: 200, body: { object: 'list', url, has_more, data } };
}

/** One licence a year, at what it costs. */
function toSubscription({ id, accountKey, at, label, isBad, money }: StandInRecord): StripeObject {
  const start = at.getTime() / 1000;
  const currency = money?.currency.toLowerCase() ?? 'eur';
  const price = {
    id: 'price_1',
    object: 'price',
    nickname: label,
    billing_scheme: 'per_unit',
    unit_amount: money?.minor ?? 0,
    unit_amount_decimal: String(money?.minor ?? 0),
    transform_quantity: null,
    recurring: { interval: 'year', interval_count: 1, usage_type: 'licensed' },
  };
  return {
    id: `sub_${id}`,
    object: 'subscription',
    ...(isBad === true ? {} : { customer: `cus_${accountKey}` }),
    status: 'active',
    currency,
    created: start,
    start_date: start,
    ended_at: null,
    cancel_at: null,
    cancel_at_period_end: false,
    discounts: [],
    items: {
      object: 'list',
      has_more: false,
      data: [
        { id: `si_${id}`, object: 'subscription_item', quantity: 1, price, current_period_end: start, discounts: [] },
      ],
    },
  };
}
