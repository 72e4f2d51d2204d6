import { THANKS } from '../../views/judgement/feedback-words';
import { buildNotice } from '../../views/notice';
import { parseMetadata } from '../alert-origin';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseFeedback } from './parse-judgement';
import type { SubmitArgs } from './submission';

/** Keeps why an alert was no use and thanks whoever said it, where nobody else sees it. */
export const onFeedbackForm =
  ({ judgements, answerUrl, sendDirect, clock }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseFeedback(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const { alertId, origin } = parseMetadata(view.private_metadata);
    const caller = callerOfInteraction(body);
    await judgements.giveFeedback({ ...form.value, caller, alertId, now: clock.now() });
    const thanks = buildNotice(THANKS);
    if (origin.kind === 'home') await sendDirect(caller.slackUserId, thanks);
    else await answerUrl(origin.responseUrl, 'ephemeral', thanks);
  };
