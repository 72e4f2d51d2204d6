import { z } from 'zod';
import { buildAccountModal } from '../../views/account-card';
import { NOT_FOUND_SENTENCE } from '../../views/drill/find-account';
import { INPUTS } from '../../views/ids';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseWith } from './parse-forms';
import type { SubmitArgs } from './submission';

const Form = z.object({ [INPUTS.findAccount]: z.string('Choose an account.').min(1) });

/** The card takes the place of the form. Slack shows it as the answer to the form, so it is read first. */
export const onFindAccountForm =
  ({ drill, clock }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseWith(Form, view.state.values, (chosen) => chosen[INPUTS.findAccount]);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    const caller = callerOfInteraction(body);
    const card = await drill.findCard({ caller, accountId: form.value, now: clock.now() });
    if (card === null) return ack({ response_action: 'errors', errors: { [INPUTS.findAccount]: NOT_FOUND_SENTENCE } });
    await ack({ response_action: 'update', view: buildAccountModal(card) });
  };
