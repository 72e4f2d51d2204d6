import type { UiReply } from '../../ui-contract';
import { toApiView } from '../api/to-api-view';
import { asPayload, deliver } from '../deliver/deliver';
import { interactionPart } from '../deliver/payload-parts';
import type { World } from '../world';
import { getPerson } from './get-person';
import { getTopModal } from './submit-view';

/** A person closes a modal. The app hears of it only where it asked to (`notify_on_close`). */
export async function closeView(world: World, as: string, viewId: string): Promise<UiReply> {
  const user = getPerson(world, as);
  const top = getTopModal(world, as, viewId);
  const closed = top.clearOnClose ? world.views.stackOf(as).toReversed() : [top];
  world.views.close(as, top.clearOnClose ? 'all' : 'top');
  for (const view of closed.filter(({ notifyOnClose }) => notifyOnClose)) {
    const payload = {
      type: 'view_closed',
      ...interactionPart(world, user),
      view: toApiView(world, view),
      is_cleared: top.clearOnClose,
    };
    await deliver(world, { kind: 'view_closed', label: view.callbackId || 'view_closed' }, asPayload(payload));
  }
  return { ok: true };
}
