import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import type { PressArgs } from './press';

export const onRefreshHome =
  ({ publishHome, clock }: ListenerDeps) =>
  async ({ ack, body }: PressArgs): Promise<void> => {
    await ack();
    await publishHome({ caller: callerOfInteraction(body), now: clock.now() });
  };
