import { z } from 'zod';
import { buildSpotCheckModal } from '../../views/modals/spot-check-modal';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { spotCheckIdOf, type PressArgs } from './press';

const Answerable = z.object({ response_url: z.url().nullish() });

/** "Check" in a manager's list of the month. */
export const onCheckScore =
  ({ judgements, openView, clock }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const spotCheckId = spotCheckIdOf(action);
    const asked = { caller: callerOfInteraction(body), spotCheckId, now: clock.now() };
    const { check, card } = await judgements.prepareSpotCheck(asked);
    const responseUrl = Answerable.parse(body).response_url ?? null;
    await openView(body.trigger_id, buildSpotCheckModal({ spotCheckId, responseUrl }, check, card));
  };
