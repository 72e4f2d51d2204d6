import { buildAccountCard, buildAccountModal, buildSharedCard } from '../../views/account-card';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { accountIdOf, responseUrlOf, type PressArgs } from './press';

/** A suggestion was chosen: the card takes the place of the list. */
export const onShowAccount =
  ({ ask, clock, answerUrl }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const card = await ask.account({ caller, accountId: accountIdOf(action), now: clock.now() });
    await answerUrl(responseUrlOf(body), 'replace', buildAccountCard(card));
  };

/** Details on Home: the card in a modal. */
export const onOpenAccount =
  ({ ask, clock, openView }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const card = await ask.account({ caller, accountId: accountIdOf(action), now: clock.now() });
    await openView(body.trigger_id, buildAccountModal(card));
  };

/** Someone shows a card to the channel they asked in. */
export const onShareAccount =
  ({ readCardToShare, clock, answerUrl }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const channelId = body.channel?.id ?? '';
    const card = await readCardToShare({ caller, accountId: accountIdOf(action), channelId, now: clock.now() });
    await answerUrl(responseUrlOf(body), 'in_channel', buildSharedCard(card, caller));
  };
