import { z } from 'zod';
import { INPUTS } from '../../views/ids';
import { buildQbrNote } from '../../views/qbr/qbr-note';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseWith } from './parse-forms';
import type { SubmitArgs } from './submission';

const Target = z.object({ qbrId: z.uuid(), responseUrl: z.url() });
const Form = z.object({
  [INPUTS.qbrNote]: z.string('Say what is wrong with it.').trim().min(1, 'Say what is wrong with it.').max(500),
});

/** Keeps why a review was not signed, and draws its note again. */
export const onSendBackQbrForm =
  ({ reviews, answerUrl, clock }: Pick<ListenerDeps, 'reviews' | 'answerUrl' | 'clock'>) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseWith(Form, view.state.values, (values) => values.qbr_note);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const { qbrId, responseUrl } = Target.parse(JSON.parse(view.private_metadata));
    const press = { caller: callerOfInteraction(body), qbrId, now: clock.now() };
    await answerUrl(responseUrl, 'replace', buildQbrNote(await reviews.sendBack({ ...press, note: form.value })));
  };
