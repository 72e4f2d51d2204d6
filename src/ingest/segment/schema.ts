import { z } from 'zod';
import { oddIsNull } from '../product-events/odd-is-null';

const id = oddIsNull(z.union([z.string(), z.number()]).transform(String));
const text = oddIsNull(z.string());

/**
 * One call as the destination "Webhooks (Actions)" sends it; of open sets, such as `type`, every value is taken. What a product puts into a call
 * itself may be anything: a trait that is no text is as if it were not there.
 * https://www.twilio.com/docs/segment/connections/spec/common
 */
export const SegmentCall = z.object({
  type: z.string(),
  messageId: z.string().min(1),
  timestamp: z.iso.datetime({ offset: true }), // corrected for the client's clock, unlike originalTimestamp
  userId: id,
  anonymousId: id,
  event: text, // of track
  groupId: id, // of group
  traits: oddIsNull(z.object({ name: text, website: text, domain: text })),
  context: oddIsNull(z.object({ groupId: id })),
});
export type SegmentCall = z.output<typeof SegmentCall>;
