import { z } from 'zod';
import { findDigestId } from '../views/ids';
import type { AlertOrigin } from '../views/modals/alert-origin';

const Pressed = z.object({
  container: z.object({ type: z.string(), is_ephemeral: z.boolean().nullish() }),
  response_url: z.string().nullish(),
  actions: z.array(z.object({ block_id: z.string().nullish() })).nullish(),
});
const Metadata = z.object({
  alertId: z.uuid(),
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['message', 'card']), responseUrl: z.url() }),
    z.object({ kind: z.literal('digest'), digestId: z.uuid(), responseUrl: z.url() }),
    z.object({ kind: z.literal('home') }),
  ]),
});

/** Where a button was pressed: the alert's message, the asker's own card, a digest, or Home. */
export function originOf(body: unknown): AlertOrigin {
  const { container, response_url: responseUrl, actions } = Pressed.parse(body);
  if (container.type === 'view' || responseUrl === null || responseUrl === undefined) return { kind: 'home' };
  const digestId = findDigestId(actions?.[0]?.block_id ?? '');
  if (digestId !== null) return { kind: 'digest', digestId, responseUrl };
  return { kind: container.is_ephemeral === true ? 'card' : 'message', responseUrl };
}

/** What a form carried along. Throws for anything a view of ours did not write. */
export const parseMetadata = (metadata: string): z.infer<typeof Metadata> => Metadata.parse(JSON.parse(metadata));
