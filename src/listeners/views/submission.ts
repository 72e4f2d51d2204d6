import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { AlertCard } from '../../domain/alert';
import type { Press } from '../../services/find-allowed';
import { parseMetadata } from '../alert-origin';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { redrawAlert } from '../redraw-alert';
import type { FormResult, FormTime } from './parse-forms';

export type SubmitArgs = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;

/** A form about an alert: wrong fields are answered in the form, right ones close it; then the alert is answered and redrawn. */
export const onAlertForm =
  <Form>(
    deps: ListenerDeps,
    parse: (values: unknown, time: FormTime) => FormResult<Form>,
    answer: (press: Press & Form) => Promise<AlertCard>,
  ) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const now = deps.clock.now();
    const caller = callerOfInteraction(body);
    const today = await deps.readToday({ caller, now });
    const form = parse(view.state.values, { now, today });
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const { alertId, origin } = parseMetadata(view.private_metadata);
    const card = await answer({ ...form.value, caller, alertId, now });
    await redrawAlert(deps, { origin, card, caller, now });
  };
