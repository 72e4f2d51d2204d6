import { z } from 'zod';
import { GUIDE_KINDS } from '../../domain/call-guide';
import { buildCallModal } from '../../views/call-guide/call-modal';
import { findAccountId } from '../../views/account-block-id';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import type { PressArgs } from './press';
import { showView } from './show-view';

/** "Prepare a call" in a card's menu. */
export async function openCall(deps: ListenerDeps, args: PressArgs, accountId: string): Promise<void> {
  const asked = { caller: callerOfInteraction(args.body), accountId, now: deps.clock.now() };
  const subject = await deps.calls.prepare(asked);
  await showView(deps, args, buildCallModal(subject, subject.suggested));
}

const Chosen = z.object({
  block_id: z.string(),
  selected_option: z.object({ value: z.enum(GUIDE_KINDS) }),
});
const Window = z.object({ view: z.object({ id: z.string() }) });

/** Another kind of call: its draft takes the place of this one. */
export const onChooseCall =
  ({ calls, updateView, clock }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const { block_id: blockId, selected_option: option } = Chosen.parse(action);
    const accountId = z.string().min(1).parse(findAccountId(blockId));
    const subject = await calls.prepare({ caller: callerOfInteraction(body), accountId, now: clock.now() });
    await updateView(Window.parse(body).view.id, buildCallModal(subject, option.value));
  };
