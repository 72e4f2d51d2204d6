import type { JudgementField } from '../../services/judgement/judge-account';
import { INPUTS } from '../../views/ids';
import { callerOfInteraction } from '../caller';
import { parseCardMetadata, redrawCard } from '../card-origin';
import type { ListenerDeps } from '../deps';
import { parseJudgement } from './parse-judgement';
import type { SubmitArgs } from './submission';

const FIELDS: Record<JudgementField, string> = {
  judged: INPUTS.judged,
  reason: INPUTS.judgedReason,
  until: INPUTS.judgedUntil,
};

/** Judged before the form is let go: what is wrong is said under its field, and nobody has to write a reason twice. */
export const onJudgementForm =
  (deps: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const form = parseJudgement(view.state.values);
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    const { accountId, origin } = parseCardMetadata(view.private_metadata);
    const asked = { caller: callerOfInteraction(body), accountId, now: deps.clock.now() };
    const result = await deps.judgements.judge({ ...asked, ...form.value });
    if (result.kind === 'refused')
      return ack({ response_action: 'errors', errors: { [FIELDS[result.field]]: result.sentence } });
    await ack();
    await redrawCard(deps, origin, await deps.ask.account(asked));
  };
