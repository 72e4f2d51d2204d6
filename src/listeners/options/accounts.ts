import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { buildAccountOptions } from '../../views/drill/find-account';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { dropUnstorable } from '../drop-unstorable';

export type SuggestArgs = AllMiddlewareArgs & SlackOptionsMiddlewareArgs<'block_suggestion'>;

/** Accounts while someone types; none for who may see none. */
export const onSuggestAccounts =
  ({ drill, clock }: ListenerDeps) =>
  async ({ ack, body, payload }: SuggestArgs): Promise<void> => {
    const caller = callerOfInteraction(body);
    const accounts = await drill.suggest({ caller, text: dropUnstorable(payload.value), now: clock.now() });
    await ack({ options: buildAccountOptions(accounts) });
  };
