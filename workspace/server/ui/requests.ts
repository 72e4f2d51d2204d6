import { z } from 'zod';

const values = z.record(z.string(), z.record(z.string(), z.unknown()));
const container = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), channelId: z.string(), ts: z.string() }),
  z.object({ type: z.literal('view'), viewId: z.string() }),
]);
const as = z.string();

export const homeOpen = z.object({ as, tab: z.enum(['home', 'messages']) });
export const command = z.object({ as, channelId: z.string(), text: z.string() });
export const message = z.object({ as, channelId: z.string(), text: z.string(), threadTs: z.string().optional() });
export const action = z.object({
  as,
  container,
  blockId: z.string(),
  action: z.looseObject({ type: z.string(), action_id: z.string() }),
  values: values.default({}),
});
export const suggestion = z.object({
  as,
  container,
  blockId: z.string(),
  actionId: z.string(),
  value: z.string(),
});
export const viewSubmit = z.object({ as, viewId: z.string(), values: values.default({}) });
export const viewClose = z.object({ as, viewId: z.string() });
export const advance = z.object({ days: z.union([z.literal(1), z.literal(7)]) });
export const faults = z.object({
  faults: z.array(
    z.object({
      method: z.string(),
      kind: z.enum(['rate_limited', 'server_error', 'no_answer', 'lost_answer', 'platform_error']),
      error: z.string().exactOptional(),
      retryAfterSeconds: z.number().int().positive().exactOptional(),
      isHeld: z.boolean().exactOptional(),
      remaining: z.number().int().positive().nullable(),
    }),
  ),
});
