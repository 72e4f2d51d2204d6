import type { ListenerDeps } from '../deps';
import type { PressArgs } from './press';

/** Without an answer Slack shows a warning: a button of an older version, whose action no one hears, is acknowledged and logged. */
export const onUnknownAction =
  ({ log }: Pick<ListenerDeps, 'log'>) =>
  async ({ ack, action }: PressArgs): Promise<void> => {
    await ack();
    log.warn({ actionId: action.action_id, blockId: action.block_id }, 'action no one listens to');
  };

/** A link opens in the browser by itself; Slack still wants the press acknowledged. */
export const onLink = async ({ ack }: Pick<PressArgs, 'ack'>): Promise<void> => {
  await ack();
};
