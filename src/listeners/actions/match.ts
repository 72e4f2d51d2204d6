import { z } from 'zod';
import { buildMatchMessage } from '../../views/matching/match-message';
import { buildMatchModal } from '../../views/matching/match-modal';
import { buildMatchSettled } from '../../views/matching/match-settled';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { redrawFreshness } from '../redraw-freshness';
import { responseUrlOf, type PressArgs } from './press';

const Pressed = z.object({ value: z.string() });
const Customer = z.tuple([z.string().min(1), z.string().min(1)]);

function customerOf(action: unknown): { source: string; key: string } {
  const [source, key] = Customer.parse(JSON.parse(Pressed.parse(action).value));
  return { source, key };
}

/** A form that asks whose a customer is; for one of whom that is known by now, whose it is, and the list anew. */
export const onMatchCustomer =
  (deps: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const { matching, openView, answerUrl, clock } = deps;
    const asked = { caller: callerOfInteraction(body), now: clock.now(), ...customerOf(action) };
    const found = await matching.find(asked);
    const responseUrl = responseUrlOf(body);
    if (found.kind === 'open') return openView(body.trigger_id, buildMatchModal(found.customer, responseUrl));
    await answerUrl(responseUrl, 'ephemeral', buildMatchSettled(found.said));
    await redrawFreshness(deps, { ...asked, responseUrl });
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

/** Likewise, in the list of what was said lately: the list stays, as it is now. */
export const onTakeBackMatch =
  (deps: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const asked = { caller: callerOfInteraction(body), now: deps.clock.now(), ...customerOf(action) };
    const responseUrl = responseUrlOf(body);
    const outcome = await deps.matching.change({ ...asked, change: { kind: 'undo' } });
    await deps.answerUrl(responseUrl, 'ephemeral', buildMatchMessage(outcome));
    await redrawFreshness(deps, { ...asked, responseUrl });
  };
