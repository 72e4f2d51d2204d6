import type { AccountChoice } from '../../views/ids';
import { buildComputed } from '../../views/drill/computed';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { openJudgement } from './judge';
import { openNote } from './open-note';
import { accountChoiceOf, type PressArgs } from './press';
import { showView } from './show-view';

type Choose = (deps: ListenerDeps, args: PressArgs, accountId: string) => Promise<void>;

/** What each choice of a card's menu does. The id comes from the card; every service checks it again. */
const CHOICES: Record<AccountChoice, Choose> = {
  computed: async (deps, args, accountId) => {
    const caller = callerOfInteraction(args.body);
    const card = await deps.ask.account({ caller, accountId, now: deps.clock.now() });
    await showView(deps, args, buildComputed(card));
  },
  note: openNote,
  judge: openJudgement,
};

/** "More…" on a card. */
export const onAccountMore =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const { choice, accountId } = accountChoiceOf(args.action);
    await CHOICES[choice](deps, args, accountId);
  };
