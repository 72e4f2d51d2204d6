import { z } from 'zod';
import { buildMatchMessage } from '../../views/matching/match-message';
import { buildMatchModal } from '../../views/matching/match-modal';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { responseUrlOf, type PressArgs } from './press';

const Pressed = z.object({ value: z.string() });
const Customer = z.tuple([z.string().min(1), z.string().min(1)]);

function customerOf(action: unknown): { source: string; key: string } {
  const [source, key] = Customer.parse(JSON.parse(Pressed.parse(action).value));
  return { source, key };
}

/** A form that asks whose a customer is. */
export const onMatchCustomer =
  ({ matching, openView, clock }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const asked = { caller: callerOfInteraction(body), now: clock.now(), ...customerOf(action) };
    await openView(body.trigger_id, buildMatchModal(await matching.find(asked), responseUrlOf(body)));
  };

/** What was said of a customer does not hold. */
export const onUndoMatch =
  ({ matching, answerUrl, clock }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const asked = { caller: callerOfInteraction(body), now: clock.now(), ...customerOf(action) };
    const outcome = await matching.change({ ...asked, change: { kind: 'undo' } });
    await answerUrl(responseUrlOf(body), 'replace', buildMatchMessage(outcome));
  };
