import type { EnteredField } from '../../domain/entered-fact';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseFactMetadata, redrawFacts } from '../fact-origin';
import { listFactInputs, parseFacts } from './parse-facts';
import type { SubmitArgs } from './submission';

/** Kept before the form is let go: what is wrong is said under its field. */
export const onFillInForm =
  (deps: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const asker = { caller: callerOfInteraction(body), now: deps.clock.now() };
    const form = parseFacts(view.state.values, await deps.readToday(asker));
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    const target = parseFactMetadata(view.private_metadata);
    const result = await deps.facts.enter({ ...asker, accountId: target.accountId, answers: form.value });
    if (result.kind === 'refused')
      return ack({
        response_action: 'errors',
        errors: { [inputOf(result.field, view.state.values)]: result.sentence },
      });
    await ack();
    await redrawFacts(deps, target, asker);
  };

/** The input under which a refusal is said: the field's own, or the first of the form. */
function inputOf(field: EnteredField | null, values: Record<string, unknown>): string {
  const shown = Object.keys(values);
  const own = field === null ? [] : listFactInputs(field);
  return shown.find((input) => own.includes(input)) ?? shown[0] ?? '';
}
