import { z } from 'zod';
import type { AlertOrigin } from '../views/modals/alert-origin';

const Pressed = z.object({
  container: z.object({ type: z.string(), is_ephemeral: z.boolean().nullish() }),
  response_url: z.string().nullish(),
});
const Metadata = z.object({
  alertId: z.uuid(),
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['message', 'card']), responseUrl: z.url() }),
    z.object({ kind: z.literal('home') }),
  ]),
});

/** Where a button was pressed: the channel's message, the asker's own card, or Home. */
export function originOf(body: unknown): AlertOrigin {
  const { container, response_url: responseUrl } = Pressed.parse(body);
  if (container.type === 'view' || responseUrl === null || responseUrl === undefined) return { kind: 'home' };
  return { kind: container.is_ephemeral === true ? 'card' : 'message', responseUrl };
}

/** What a form carried along. Throws for anything a view of ours did not write. */
export const parseMetadata = (metadata: string): z.infer<typeof Metadata> => Metadata.parse(JSON.parse(metadata));
