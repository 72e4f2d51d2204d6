import { z } from 'zod';
import { buildOverrideModal } from '../../views/modals/override-modal';
import { callerOfInteraction } from '../caller';
import { cardOriginOf, parseCardMetadata, redrawCard } from '../card-origin';
import type { ListenerDeps } from '../deps';
import { overrideIdOf, type PressArgs } from './press';
import { showView } from './show-view';

/** "Put your judgement beside it" in a card's menu. */
export async function openJudgement(deps: ListenerDeps, args: PressArgs, accountId: string): Promise<void> {
  const caller = callerOfInteraction(args.body);
  const prepared = await deps.judgements.prepareJudgement({ caller, accountId, now: deps.clock.now() });
  await showView(deps, args, buildOverrideModal({ ...prepared, origin: cardOriginOf(args.body) }));
}

const Window = z.object({ view: z.object({ id: z.string(), private_metadata: z.string() }) });

/** In the form of a judgement: takes back the one that stands; form and card are drawn again without it. */
export const onWithdrawJudgement =
  (deps: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const { view } = Window.parse(body);
    const { accountId, origin } = parseCardMetadata(view.private_metadata);
    const asked = { caller: callerOfInteraction(body), now: deps.clock.now() };
    await deps.judgements.withdrawJudgement({ ...asked, overrideId: overrideIdOf(action) });
    const prepared = await deps.judgements.prepareJudgement({ ...asked, accountId });
    await deps.updateView(view.id, buildOverrideModal({ ...prepared, origin }));
    await redrawCard(deps, origin, prepared.card);
  };
