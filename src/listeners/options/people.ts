import { z } from 'zod';
import { personOptions } from '../../views/modals/inputs';
import { parseMetadata } from '../alert-origin';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { dropUnstorable } from '../drop-unstorable';
import type { SuggestArgs } from './accounts';

const InForm = z.object({ view: z.object({ private_metadata: z.string() }) });

/** Whom the alert of the form can be given to, while someone types. */
export const onSuggestPeople =
  ({ answerAlert, clock }: ListenerDeps) =>
  async ({ ack, body, payload }: SuggestArgs): Promise<void> => {
    const { alertId } = parseMetadata(InForm.parse(body).view.private_metadata);
    const caller = callerOfInteraction(body);
    const people = await answerAlert.suggestHeirs({
      caller,
      alertId,
      text: dropUnstorable(payload.value),
      now: clock.now(),
    });
    await ack({ options: personOptions(people) });
  };
