import { z } from 'zod';
import { CALLBACKS } from '../views/ids';
import { buildLackingModal } from '../views/facts/lacking-modal';
import type { FactOrigin, FactTarget } from '../views/facts/fact-origin';
import type { Asker } from './asker';
import { cardOriginOf, CardOriginShape, redrawCard } from './card-origin';
import type { ListenerDeps } from './deps';

const Pressed = z.object({ view: z.object({ id: z.string(), callback_id: z.string().nullish() }).nullish() });
const Origin = z.union([CardOriginShape, z.object({ kind: z.literal('lacking'), viewId: z.string().min(1) })]);
const Metadata = z.object({ accountId: z.string().min(1), origin: Origin });

/** Where "Fill in" was pressed: in the list of accounts that lack something, or on a card. */
export function factOriginOf(body: unknown): FactOrigin {
  const { view } = Pressed.parse(body);
  if (view?.callback_id === CALLBACKS.lacking) return { kind: 'lacking', viewId: view.id };
  return cardOriginOf(body);
}

/** What the form carried along. Throws for anything a view of ours did not write. */
export const parseFactMetadata = (metadata: string): FactTarget => Metadata.parse(JSON.parse(metadata));

/** Shows what is known now where the form was opened: the card, or the list and the Home behind it. What was entered is kept whether or not that works. */
export async function redrawFacts(deps: ListenerDeps, { accountId, origin }: FactTarget, asker: Asker): Promise<void> {
  if (origin.kind !== 'lacking') return redrawCard(deps, origin, await deps.ask.account({ ...asker, accountId }));
  try {
    await deps.updateView(origin.viewId, buildLackingModal(await deps.facts.lacking(asker)));
  } catch (error) {
    deps.log.warn({ err: error }, 'list of missing facts not redrawn');
  }
  await deps.publishHome(asker);
}
