import { callerOfInteraction } from '../caller';
import { parseCardMetadata, redrawCard } from '../card-origin';
import type { ListenerDeps } from '../deps';
import { parseNote } from './parse-judgement';
import type { SubmitArgs } from './submission';

/** Keeps a review note and draws the card again, which then shows it. */
export const onNoteForm =
  (deps: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseNote(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const { accountId, origin } = parseCardMetadata(view.private_metadata);
    const asked = { caller: callerOfInteraction(body), accountId, now: deps.clock.now() };
    await deps.judgements.writeNote({ ...asked, ...form.value, formId: view.id });
    await redrawCard(deps, origin, await deps.ask.account(asked));
  };
