import type { IncidentChoice } from '../../domain/incident';
import { buildIncidentNote } from '../../views/incident-note';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { incidentIdOf, responseUrlOf, type PressArgs } from './press';

/** Both buttons under a note of an incident: the note is drawn again with what was decided. */
export const onDecideIncident =
  (
    { decideIncident, clock, answerUrl }: Pick<ListenerDeps, 'decideIncident' | 'clock' | 'answerUrl'>,
    choice: IncidentChoice,
  ) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const incident = await decideIncident({ caller, incidentId: incidentIdOf(action), choice, now: clock.now() });
    await answerUrl(responseUrlOf(body), 'replace', buildIncidentNote(incident));
  };
