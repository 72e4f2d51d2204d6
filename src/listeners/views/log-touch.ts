import { z } from 'zod';
import { buildAccountCard } from '../../views/account-card';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseTouch } from './parse-forms';
import type { SubmitArgs } from './submission';

const Target = z.object({ accountId: z.string().min(1), responseUrl: z.url().nullable() });

/** Keeps what was done and draws again where it was pressed: the asker's card, or Home. */
export const onLogTouchForm =
  ({ logTouch, ask, answerUrl, publishHome, clock }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseTouch(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const { accountId, responseUrl } = Target.parse(JSON.parse(view.private_metadata));
    const asked = { caller: callerOfInteraction(body), accountId, now: clock.now() };
    await logTouch({ ...asked, ...form.value, formId: view.id });
    if (responseUrl === null) return publishHome(asked);
    await answerUrl(responseUrl, 'replace', buildAccountCard(await ask.account(asked)));
  };
