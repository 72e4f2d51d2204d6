import { z } from 'zod';
import type { AccountCard } from '../domain/account-card';
import { buildAccountCard, buildAccountModal } from '../views/account-card';
import type { CardOrigin } from '../views/modals/card-origin';
import type { ListenerDeps } from './deps';

const Pressed = z.object({
  response_url: z.string().nullish(),
  view: z.object({ id: z.string(), type: z.string() }).nullish(),
});
/** As a form carries it along. */
export const CardOriginShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), responseUrl: z.url() }),
  z.object({ kind: z.literal('window'), viewId: z.string().min(1) }),
  z.object({ kind: z.literal('elsewhere') }),
]);
const Metadata = z.object({ accountId: z.string().min(1), origin: CardOriginShape });

/** Where the card stands whose menu was pressed. */
export function cardOriginOf(body: unknown): CardOrigin {
  const { response_url: responseUrl, view } = Pressed.parse(body);
  if (view?.type === 'modal') return { kind: 'window', viewId: view.id };
  return responseUrl === null || responseUrl === undefined ? { kind: 'elsewhere' } : { kind: 'message', responseUrl };
}

/** What a form about an account carried along. Throws for anything a view of ours did not write. */
export const parseCardMetadata = (metadata: string): z.infer<typeof Metadata> => Metadata.parse(JSON.parse(metadata));

/**
 * Shows the card's new state where it was pressed. What was said is already kept: a card that can no longer be drawn (closed, expired) is
 * logged, never told as a failure.
 */
export async function redrawCard(
  { answerUrl, updateView, log }: Pick<ListenerDeps, 'answerUrl' | 'updateView' | 'log'>,
  origin: CardOrigin,
  card: AccountCard,
): Promise<void> {
  try {
    if (origin.kind === 'message') await answerUrl(origin.responseUrl, 'replace', buildAccountCard(card));
    if (origin.kind === 'window') await updateView(origin.viewId, buildAccountModal(card));
  } catch (error) {
    log.warn({ err: error, accountId: card.accountId, origin: origin.kind }, 'card not redrawn');
  }
}
