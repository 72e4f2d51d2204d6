import { z } from 'zod';

const text = z.string().nullish();
const Traits = z.object({ name: text, website: text, domain: text, email: text }).nullish();

/**
 * One call as the destination "Webhooks (Actions)" sends it; of open sets, such as `type`, every value is taken.
 * https://www.twilio.com/docs/segment/connections/spec/common
 */
export const SegmentCall = z.object({
  type: z.string(),
  messageId: z.string().min(1).max(200),
  timestamp: z.iso.datetime({ offset: true }), // corrected for the client's clock, unlike originalTimestamp
  userId: text,
  anonymousId: text,
  event: text, // of track
  name: text, // of page and screen
  groupId: text, // of group
  traits: Traits,
  context: z.object({ groupId: text, traits: Traits }).nullish(),
});
export type SegmentCall = z.output<typeof SegmentCall>;
