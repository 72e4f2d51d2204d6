import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { parseAway } from './parse-away';
import type { SubmitArgs } from './submission';

/** Wrong fields are answered in the form, right ones close it and show on Home. */
export const onAwayForm =
  ({ absences, publishHome, readToday, clock }: ListenerDeps) =>
  async ({ ack, view, body }: SubmitArgs): Promise<void> => {
    const asked = { caller: callerOfInteraction(body), now: clock.now() };
    const form = parseAway(view.state.values, await readToday(asked));
    if (!form.ok) return ack({ response_action: 'errors', errors: form.errors });
    await ack();
    await absences.goAway({ ...asked, ...form.value });
    await publishHome(asked);
  };
