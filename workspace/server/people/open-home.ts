import type { UiReply } from '../../ui-contract';
import { toApiView } from '../api/to-api-view';
import { sendEvent } from '../deliver/send-event';
import type { World } from '../world';
import { getPerson } from './get-person';

/** A person opens the app's Home or Messages tab; Slack tells the app each time. */
export async function openHome(world: World, as: string, tab: 'home' | 'messages'): Promise<UiReply> {
  const user = getPerson(world, as);
  if (user.kind === 'external') return { ok: false, message: `This app belongs to ${world.settings.team.name}.` };
  const view = world.views.homeOf(as);
  await sendEvent(world, {
    type: 'app_home_opened',
    user: as,
    channel: world.directory.openDm(as).id,
    tab,
    ...(tab === 'home' && view !== null && { view: toApiView(world, view) }),
    event_ts: (world.realNowMs() / 1000).toFixed(6),
  });
  return { ok: true };
}
