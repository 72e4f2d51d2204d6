import { originOf } from '../alert-origin';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { redrawAlert } from '../redraw-alert';
import { alertIdOf, type PressArgs } from './press';

export const onAcknowledgeAlert =
  (deps: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const now = deps.clock.now();
    const caller = callerOfInteraction(body);
    const card = await deps.answerAlert.acknowledge({ caller, alertId: alertIdOf(action), now });
    await redrawAlert(deps, { origin: originOf(body), card, caller, now });
  };
