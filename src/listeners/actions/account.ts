import { buildAccountCard, buildAccountModal, buildSharedCard } from '../../views/account-card';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { accountIdOf, type PressArgs } from './press';

/** A suggestion was chosen: the card takes the place of the list. */
export const onShowAccount =
  ({ ask, clock }: ListenerDeps) =>
  async ({ ack, action, body, respond }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const card = await ask.account({ caller, accountId: accountIdOf(action), now: clock.now() });
    await respond({ response_type: 'ephemeral', replace_original: true, ...buildAccountCard(card) });
  };

/** Details on Home: the card in a modal. */
export const onOpenAccount =
  ({ ask, clock }: ListenerDeps) =>
  async ({ ack, action, body, client }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const card = await ask.account({ caller, accountId: accountIdOf(action), now: clock.now() });
    await client.views.open({ trigger_id: body.trigger_id, view: buildAccountModal(card) });
  };

/** Someone shows a card to the channel they asked in. */
export const onShareAccount =
  ({ readCardToShare, clock }: ListenerDeps) =>
  async ({ ack, action, body, respond }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const channelId = body.channel?.id ?? '';
    const card = await readCardToShare({ caller, accountId: accountIdOf(action), channelId, now: clock.now() });
    await respond({ response_type: 'in_channel', replace_original: false, ...buildSharedCard(card, caller) });
  };
