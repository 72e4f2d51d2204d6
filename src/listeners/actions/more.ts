import { buildAccountModal } from '../../views/account-card';
import { buildResolveModal } from '../../views/modals/alert-modals';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { openAlertForm } from './open-alert-form';
import { moreChoiceOf, type PressArgs } from './press';

/** The overflow menu: why this score, or the form that resolves the alert. */
export const onMore =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const { choice, alertId } = moreChoiceOf(args.action);
    if (choice === 'resolve') return openAlertForm(deps, args, alertId, buildResolveModal);
    const caller = callerOfInteraction(args.body);
    const card = await deps.answerAlert.explain({ caller, alertId, now: deps.clock.now() });
    await deps.openView(args.body.trigger_id, buildAccountModal(card));
  };
