import { z } from 'zod';
import type { MatchChange } from '../../domain/source-match';
import { INPUTS } from '../../views/ids';
import { buildMatchMessage } from '../../views/matching/match-message';
import { MATCH_WHATS } from '../../views/matching/match-modal';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { redrawFreshness } from '../redraw-freshness';
import { parseWith, type FormResult } from './parse-forms';
import type { SubmitArgs } from './submission';

const Target = z.object({ source: z.string().min(1), key: z.string().min(1), responseUrl: z.url() });
const Form = z
  .object({
    [INPUTS.matchWhat]: z.enum(MATCH_WHATS, 'Choose what it is.'),
    [INPUTS.findAccount]: z.string().min(1).nullish(),
  })
  .refine((form) => form.match_what === 'ignore' || (form.find_account ?? '') !== '', {
    path: [INPUTS.findAccount],
    message: 'Choose an account.',
  });

const parse = (values: unknown): FormResult<MatchChange> =>
  parseWith(Form, values, ({ match_what: what, find_account: accountId }) =>
    what === 'ignore' ? { kind: 'ignore' } : { kind: 'match', accountId: accountId ?? '' },
  );

/** Wrong fields are answered in the form; a right one closes it, what came of it stands under what was pressed, and that no longer asks. */
export const onMatchCustomerForm =
  (deps: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parse(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack(); // what waited may be ten thousand facts
    const { responseUrl, ...customer } = Target.parse(JSON.parse(view.private_metadata));
    const asked = { caller: callerOfInteraction(body), now: deps.clock.now(), ...customer };
    const outcome = await deps.matching.change({ ...asked, change: form.value });
    await deps.answerUrl(responseUrl, 'ephemeral', buildMatchMessage(outcome));
    await redrawFreshness(deps, { ...asked, responseUrl });
  };
