import type { AccountHint, Mapped } from '../pull/connector';
import { groupHint } from '../product-events/group-hint';
import { listGroups } from '../product-events/list-groups';
import type { EventSettings } from '../product-events/settings';
import { type RawEvent, toProductEvents } from '../product-events/to-product-events';
import type { SegmentCall } from './schema';

const COUNTED = new Set(['track', 'page', 'screen']);

/**
 * A `group` call says who a customer is; `track`, `page` and `screen` are things somebody did, counted once by messageId. A call without a group
 * is about nobody in particular, and left out.
 */
export function mapCall(call: SegmentCall, settings: EventSettings): Mapped[] {
  if (call.type === 'group')
    return listGroups(call.groupId).map((group) => ({ kind: 'customer', account: toHint(group, call) }));
  return COUNTED.has(call.type) ? toProductEvents(toRaw(call), listGroups(call.context?.groupId), settings) : [];
}

function toRaw({ type, event, messageId: id, timestamp, userId, anonymousId }: SegmentCall): RawEvent {
  return { id, name: type === 'track' ? event : null, at: new Date(timestamp), userId: userId ?? anonymousId };
}

/** Traits of a group call are the company's; of any other call they are the person's. */
function toHint(groupId: string, { traits }: SegmentCall): AccountHint {
  const domains = [traits?.domain, traits?.website].filter((domain) => typeof domain === 'string' && domain !== '');
  return { ...groupHint(groupId), name: traits?.name ?? null, domains: domains.map(String) };
}
