import { createHmac } from 'node:crypto';
import { segmentKind } from '../../../src/ingest/segment/connector';
import { openDeliveries } from '../deliveries';
import type { PlacedSubject, StandInRecord } from '../subject';
import { HOOK_SECRET } from '../world';

const ZONE = 'Europe/Berlin';

export const subject: PlacedSubject = {
  transport: 'hook',
  kind: 'segment',
  title: 'Segment',
  sourceKind: segmentKind,
  part: 'calls',
  stream: 'usage_daily',
  labelColumn: 'feature',
  when: { column: 'day', zone: ZONE },
  open: () => openDeliveries({ settings: { time_zone: ZONE }, send }),
  cannot: {
    older: 'An event has happened once, and does not change.',
    deleted: 'It does not tell which events were deleted.',
    merged: 'It names no mergers of customers.',
    currencies: 'It carries no amounts.',
  },
};

/** A batch of its destination "Webhooks (Actions)", signed as it signs. */
function send(records: readonly StandInRecord[]) {
  const body = JSON.stringify(records.map(toCall));
  return { headers: { 'x-signature': createHmac('sha1', HOOK_SECRET).update(body).digest('hex') }, body };
}

function toCall({ id, accountKey, at, label, isBad }: StandInRecord): object {
  return {
    type: 'track',
    messageId: id,
    ...(isBad === true ? {} : { timestamp: at.toISOString() }),
    userId: `user-${id}`,
    event: label,
    properties: { plan: 'pro' },
    context: { groupId: accountKey, library: { name: 'analytics.js' } },
  };
}
