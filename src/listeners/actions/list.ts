import type { ListState } from '../../domain/list';
import { ACTIONS } from '../../views/ids';
import { buildList, deletedNotice } from '../../views/list/build-list';
import { buildTableMessage, TABLE_SENT } from '../../views/list/build-list-table';
import { buildNewListModal } from '../../views/list/new-list-modal';
import { buildNotice, ON_ITS_WAY } from '../../views/notice';
import { callerOfInteraction } from '../caller';
import type { ListenerDeps } from '../deps';
import { chosenListOf, chosenSortOf, listStateOf } from './list-state';
import { responseUrlOf, type PressArgs } from './press';

type Turn = (action: unknown) => ListState;

/** Another page, order or list takes the place of the one that was pressed on. */
const onTurn =
  (turn: Turn) =>
  ({ lists, clock, answerUrl }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const list = await lists.page({ caller: callerOfInteraction(body), state: turn(action), now: clock.now() });
    await answerUrl(responseUrlOf(body), 'replace', buildList(list));
  };

const onChooseList = onTurn((action) => ({ list: chosenListOf(action), sort: 'recommended', page: 1 }));
const onSortList = onTurn((action) => ({ ...listStateOf(action), sort: chosenSortOf(action), page: 1 }));
const onNextPage = onTurn((action) => turnBy(listStateOf(action), 1));
const onPreviousPage = onTurn((action) => turnBy(listStateOf(action), -1));

const turnBy = (state: ListState, pages: number): ListState => ({ ...state, page: Math.max(1, state.page + pages) });

/** The form for a list of one's own; nothing is read, so that it opens at once. */
const onNewList =
  ({ ask, clock, openView }: ListenerDeps) =>
  async ({ ack, body }: PressArgs): Promise<void> => {
    await ack();
    await ask.member({ caller: callerOfInteraction(body), now: clock.now() });
    await openView(body.trigger_id, buildNewListModal(responseUrlOf(body)));
  };

const onDeleteList =
  ({ lists, clock, answerUrl }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const asked = { caller: callerOfInteraction(body), state: listStateOf(action), now: clock.now() };
    const { list, name } = await lists.remove(asked);
    await answerUrl(responseUrlOf(body), 'replace', buildList(list, deletedNotice(name)));
  };

/** The whole list as a file, in a direct message: an answer that only one person sees can carry none. */
const onListTable =
  ({ lists, clock, sendFiles, sendOnce, answerUrl }: ListenerDeps) =>
  async ({ ack, action, body }: PressArgs): Promise<void> => {
    await ack();
    const caller = callerOfInteraction(body);
    const { slackUserId } = caller;
    const state = listStateOf(action);
    const now = clock.now();
    const subject = `${state.list}:${state.sort}`; // every page of a list is the same table
    const isSent = await sendOnce({ slackUserId, surface: ACTIONS.listTable, subject, now }, async () => {
      const { list, file } = await lists.table({ caller, state, now });
      await sendFiles(slackUserId, buildTableMessage(list), [file]);
    });
    await answerUrl(responseUrlOf(body), 'ephemeral', buildNotice(isSent ? TABLE_SENT : ON_ITS_WAY));
  };

/** What each button and menu of a list does. */
export const LIST_ACTIONS = {
  [ACTIONS.listChoose]: onChooseList,
  [ACTIONS.listSort]: onSortList,
  [ACTIONS.listPrevious]: onPreviousPage,
  [ACTIONS.listNext]: onNextPage,
  [ACTIONS.listNew]: onNewList,
  [ACTIONS.listDelete]: onDeleteList,
  [ACTIONS.listTable]: onListTable,
};
