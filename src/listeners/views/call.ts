import { z } from 'zod';
import { GUIDE_KINDS } from '../../domain/call-guide';
import { buildCallNote } from '../../views/call-guide/call-note';
import { callDraftId } from '../../views/ids';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseWith } from './parse-forms';
import type { SubmitArgs } from './submission';

const Target = z.object({ accountId: z.string().min(1), kind: z.enum(GUIDE_KINDS) });

/** "Send me this": the draft as it was changed, in a direct message. */
export const onCallForm =
  ({ calls, sendDirect, clock, command }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const { accountId, kind } = Target.parse(JSON.parse(view.private_metadata));
    const id = callDraftId(kind);
    const Draft = z.object({
      [id]: z.string('Write what you want to say.').trim().min(1, 'Write what you want to say.'),
    });
    const form = parseWith(Draft, view.state.values, (fields) => fields[id] ?? '');
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    const caller = callerOfInteraction(body);
    const { accountName } = await calls.prepare({ caller, accountId, now: clock.now() });
    await sendDirect(caller.slackUserId, buildCallNote({ accountName, kind, draft: form.value, command }));
  };
