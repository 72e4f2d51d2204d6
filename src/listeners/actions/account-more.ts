import type { AccountChoice } from '../../views/ids';
import type { ListenerDeps } from '../deps';
import { openCall } from './call';
import { openCustomerReport } from './customer-report';
import { sendChart, showComputed, showPeople, showTimeline } from './drill';
import { openJudgement } from './judge';
import { openNote } from './open-note';
import { accountChoiceOf, type PressArgs } from './press';

type Choose = (deps: ListenerDeps, args: PressArgs, accountId: string) => Promise<void>;

/** What each choice of a card's menu does. The id comes from the card; every service checks it again. */
const CHOICES: Record<AccountChoice, Choose> = {
  computed: showComputed,
  people: showPeople,
  timeline: showTimeline,
  chart: sendChart,
  note: openNote,
  judge: openJudgement,
  call: openCall,
  report: openCustomerReport,
};

/** A choice in one of a card's menus. */
export const onAccountMore =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const { choice, accountId } = accountChoiceOf(args.action);
    await CHOICES[choice](deps, args, accountId);
  };
