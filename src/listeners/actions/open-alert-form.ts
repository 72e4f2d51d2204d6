import type { ModalView } from '@slack/types';
import type { AlertModalTarget } from '../../views/modals/alert-origin';
import { originOf } from '../alert-origin';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import type { PressArgs } from './press';

/** Opens a form about an alert for someone who may answer it; Slack gives three seconds from the press. */
export async function openAlertForm(
  deps: ListenerDeps,
  { body }: Pick<PressArgs, 'body'>,
  alertId: string,
  build: (target: AlertModalTarget, now: Date) => ModalView,
): Promise<void> {
  const now = deps.clock.now();
  const { accountName } = await deps.answerAlert.prepareForm({ caller: callerOfInteraction(body), alertId, now });
  const view = build({ alertId, accountName, origin: originOf(body) }, now);
  await deps.openView(body.trigger_id, view);
}
