import { buildAccountModal } from '../../views/account-card';
import { buildReassignModal, buildResolveModal } from '../../views/modals/alert-modals';
import { buildFeedbackModal } from '../../views/modals/feedback-modal';
import { originOf } from '../alert-origin';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { redrawAlert } from '../redraw-alert';
import { openAlertForm } from './open-alert-form';
import { moreChoiceOf, type PressArgs } from './press';

/** The overflow menu: why this score, take it over, or the forms that give the alert to someone else, resolve it or say why it was no use. */
export const onMore =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const { choice, alertId } = moreChoiceOf(args.action);
    switch (choice) {
      case 'why':
        return explain(deps, args, alertId);
      case 'claim':
        return claim(deps, args, alertId);
      case 'reassign':
        return openReassign(deps, args, alertId);
      case 'resolve':
        return openAlertForm(deps, args, alertId, buildResolveModal);
      case 'useless':
        return openAlertForm(deps, args, alertId, buildFeedbackModal);
    }
  };

type Pressed = Pick<PressArgs, 'body'>;

async function explain(deps: ListenerDeps, { body }: Pressed, alertId: string): Promise<void> {
  const card = await deps.answerAlert.explain({ caller: callerOfInteraction(body), alertId, now: deps.clock.now() });
  await deps.openView(body.trigger_id, buildAccountModal(card));
}

async function claim(deps: ListenerDeps, { body }: Pressed, alertId: string): Promise<void> {
  const now = deps.clock.now();
  const caller = callerOfInteraction(body);
  const card = await deps.answerAlert.claim({ caller, alertId, now });
  await redrawAlert(deps, { origin: originOf(body), card, caller, now });
}

async function openReassign(deps: ListenerDeps, { body }: Pressed, alertId: string): Promise<void> {
  const caller = callerOfInteraction(body);
  const { accountName, people } = await deps.answerAlert.prepareReassign({ caller, alertId, now: deps.clock.now() });
  await deps.openView(body.trigger_id, buildReassignModal({ alertId, accountName, origin: originOf(body) }, people));
}
