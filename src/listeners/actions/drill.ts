import { buildComputed } from '../../views/drill/computed';
import { buildFindAccountModal } from '../../views/drill/find-account';
import { buildPeople } from '../../views/drill/people';
import { buildPerson } from '../../views/drill/person';
import { buildCourseMessage, isCourseKnown } from '../../views/drill/score-course';
import { buildTimeline } from '../../views/drill/timeline';
import { buildUnderWay, CHART_SENT, CHART_UNDER_WAY, NO_CHART } from '../../views/drill/under-way';
import { buildNotice, ON_ITS_WAY } from '../../views/notice';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { accountButtonOf, accountPageOf, viewIdOf, type PressArgs } from './press';
import { showView } from './show-view';

type Choose = (deps: ListenerDeps, args: PressArgs, accountId: string) => Promise<void>;

const askerOf = ({ clock }: ListenerDeps, { body }: Pick<PressArgs, 'body'>) => ({
  caller: callerOfInteraction(body),
  now: clock.now(),
});

export const showComputed: Choose = async (deps, args, accountId) =>
  showView(deps, args, buildComputed(await deps.drill.computed({ ...askerOf(deps, args), accountId })));

export const showPeople: Choose = async (deps, args, accountId) =>
  showView(deps, args, buildPeople(await deps.drill.people({ ...askerOf(deps, args), accountId, page: 0 })));

export const showTimeline: Choose = async (deps, args, accountId) =>
  showView(deps, args, buildTimeline(await deps.drill.timeline({ ...askerOf(deps, args), accountId, page: 0 })));

/** The picture comes as a file in a direct message: Slack shows no picture in a card that nobody else may see. */
export const sendChart: Choose = async (deps, args, accountId) => {
  const asker = askerOf(deps, args);
  const course = await deps.drill.course({ ...asker, accountId });
  if (!isCourseKnown(course)) return tell(deps, args, NO_CHART);
  const isWindow = responseUrlIn(args) === null;
  const { slackUserId } = asker.caller;
  const press = { slackUserId, surface: 'account.chart', subject: accountId, now: asker.now };
  const isSent = await deps.sendOnce(press, async () => {
    if (isWindow) await tell(deps, args, CHART_UNDER_WAY); // a trigger lives three seconds, a picture may take longer
    await deps.sendFiles(slackUserId, buildCourseMessage(course), [deps.drill.draw(course)]);
  });
  if (!isSent) return tell(deps, args, ON_ITS_WAY);
  if (!isWindow) await tell(deps, args, CHART_SENT);
};

/** Under the message that was pressed, or over the window. */
async function tell(deps: ListenerDeps, args: PressArgs, sentence: string): Promise<void> {
  const url = responseUrlIn(args);
  if (url === null) return showView(deps, args, buildUnderWay(sentence));
  return deps.answerUrl(url, 'ephemeral', buildNotice(sentence));
}

const responseUrlIn = ({ body }: Pick<PressArgs, 'body'>): string | null =>
  'response_url' in body && typeof body.response_url === 'string' ? body.response_url : null;

/** Another page of the people, in the place of this one. */
export const onPeoplePage =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const people = await deps.drill.people({ ...askerOf(deps, args), ...accountPageOf(args.action) });
    await deps.updateView(viewIdOf(args.body), buildPeople(people));
  };

export const onOpenPerson =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const { accountId, value: contactId } = accountButtonOf(args.action);
    const person = await deps.drill.person({ ...askerOf(deps, args), accountId, contactId });
    await showView(deps, args, buildPerson(person));
  };

export const onTimelinePage =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    const timeline = await deps.drill.timeline({ ...askerOf(deps, args), ...accountPageOf(args.action) });
    await deps.updateView(viewIdOf(args.body), buildTimeline(timeline));
  };

/** From Home: a form that asks for the account's name. */
export const onFindAccount =
  (deps: ListenerDeps) =>
  async (args: PressArgs): Promise<void> => {
    await args.ack();
    await deps.ask.member(askerOf(deps, args));
    await showView(deps, args, buildFindAccountModal());
  };
