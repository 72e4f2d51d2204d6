import { buildLogTouchModal } from '../../views/modals/log-touch-modal';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { accountIdOf, findResponseUrl, type PressArgs } from './press';

/** Log action on a card without an open alert, or beside an account on Home. */
export const onLogTouch =
  ({ ask, openView, clock }: Pick<ListenerDeps, 'ask' | 'openView' | 'clock'>) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const accountId = accountIdOf(action);
    const { name } = await ask.account({ caller: callerOfInteraction(body), accountId, now: clock.now() });
    await openView(body.trigger_id, buildLogTouchModal({ accountId, responseUrl: findResponseUrl(body) }, name));
  };
