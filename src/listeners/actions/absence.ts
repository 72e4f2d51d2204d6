import { buildAwayModal } from '../../views/modals/away-modal';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import type { PressArgs } from './press';

export const onGoAway =
  ({ absences, openView, clock }: Pick<ListenerDeps, 'absences' | 'openView' | 'clock'>) =>
  async ({ ack, body }: Pick<PressArgs, 'ack' | 'body'>): Promise<void> => {
    await ack();
    const people = await absences.prepare({ caller: callerOfInteraction(body), now: clock.now() });
    await openView(body.trigger_id, buildAwayModal(people));
  };

export const onComeBack =
  ({ absences, publishHome, clock }: Pick<ListenerDeps, 'absences' | 'publishHome' | 'clock'>) =>
  async ({ ack, body }: Pick<PressArgs, 'ack' | 'body'>): Promise<void> => {
    await ack();
    const asked = { caller: callerOfInteraction(body), now: clock.now() };
    await absences.comeBack(asked);
    await publishHome(asked);
  };
