import type { AccountHint, Mapped } from '../pull/connector';
import { groupHint } from '../product-events/group-hint';
import type { EventSettings } from '../product-events/settings';
import { type RawEvent, toProductEvent } from '../product-events/to-product-event';
import type { SegmentCall } from './schema';

const COUNTED = new Set(['track', 'page', 'screen']);

/**
 * A `group` call says who a customer is; `track`, `page` and `screen` are things somebody did, counted once by messageId. A call without a group
 * is about nobody in particular, and left out.
 */
export function mapCall(call: SegmentCall, settings: EventSettings): Mapped[] {
  const groupId = findGroup(call);
  if (groupId === null) return [];
  const account = toHint(groupId, call);
  if (call.type === 'group') return [{ kind: 'customer', account }];
  const event = COUNTED.has(call.type) ? toProductEvent(toRaw(call, account), settings) : null;
  return event === null ? [] : [event];
}

function findGroup({ type, groupId, context }: SegmentCall): string | null {
  const found = type === 'group' ? groupId : context?.groupId;
  return found === '' ? null : (found ?? null);
}

function toRaw(call: SegmentCall, account: AccountHint): RawEvent {
  const { messageId: id, timestamp, userId, anonymousId } = call;
  const name = call.type === 'track' ? (call.event ?? null) : null;
  return { id, name, account, at: new Date(timestamp), userId: userId ?? anonymousId ?? null };
}

/** Traits of a group call are the company's; of any other call they are the person's. */
function toHint(groupId: string, { type, traits }: SegmentCall): AccountHint {
  if (type !== 'group') return groupHint(groupId);
  const domains = [traits?.domain, traits?.website].filter((domain) => typeof domain === 'string' && domain !== '');
  return { ...groupHint(groupId), name: traits?.name ?? null, domains: domains.map(String) };
}
