import type { ActionsBlock, Button, ConfirmationDialog, PlainTextOption, StaticSelect } from '@slack/types';
import { type AccountList, BUILT_IN_LISTS, LIST_SORTS } from '../../domain/list';
import { ACTIONS, listBlockId } from '../ids';
import { LIMITS } from '../limits';
import { button } from '../message';
import { escapeMrkdwn, plain } from '../mrkdwn';
import { LIST_NAMES, SORT_NAMES } from './list-names';
import { listTitle } from './list-words';

/** Which list, in which order; a new one; the table. The state of the list stands in the block's id. */
export function buildListMenu(list: AccountList): ActionsBlock {
  const { state } = list;
  return {
    type: 'actions',
    block_id: listBlockId(state, 'menu'),
    elements: [
      select(ACTIONS.listChoose, listOptions(list), state.list, 'Choose a list'),
      select(
        ACTIONS.listSort,
        LIST_SORTS.map((sort) => toOption(SORT_NAMES[sort], sort)),
        state.sort,
        'Choose an order',
      ),
      button(ACTIONS.listNew, 'New list', 'new', 'save a list of your own'),
      ...(list.total === 0 ? [] : [button(ACTIONS.listTable, 'CSV', 'csv', 'the whole list as a file')]),
      ...(state.list.startsWith('own:') ? [deleteButton(list)] : []),
    ],
  };
}

/** Backwards and forwards, where there is anything. */
export function buildPager({ state, total, pageSize }: AccountList): ActionsBlock[] {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const previous =
    state.page > 1 ? [button(ACTIONS.listPrevious, 'Previous', 'previous', `page ${state.page - 1}`)] : [];
  const next = state.page < pages ? [button(ACTIONS.listNext, 'Next', 'next', `page ${state.page + 1}`)] : [];
  const elements = [...previous, ...next];
  return elements.length === 0 ? [] : [{ type: 'actions', block_id: listBlockId(state, 'pager'), elements }];
}

const toOption = (text: string, value: string): PlainTextOption => ({ text: plain(text), value });

const listOptions = ({ own }: AccountList): PlainTextOption[] => [
  ...BUILT_IN_LISTS.map((key) => toOption(LIST_NAMES[key], key)),
  ...own.map(({ filterId, name }) => toOption(`Mine: ${name}`, `own:${filterId}`)),
];

function select(actionId: string, options: PlainTextOption[], chosen: string, placeholder: string): StaticSelect {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: actionId,
    placeholder: plain(placeholder),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

function deleteButton(list: AccountList): Button {
  const name = listTitle(list);
  const confirm: ConfirmationDialog = {
    title: plain('Delete this list?'),
    text: {
      type: 'mrkdwn',
      text: `“${escapeMrkdwn(name, 60)}” is yours alone; the accounts on it stay as they are.`,
      verbatim: true,
    },
    confirm: plain('Delete', LIMITS.confirmButton),
    deny: plain('Keep', LIMITS.confirmButton),
    style: 'danger',
  };
  return { ...button(ACTIONS.listDelete, 'Delete list', 'delete', name), confirm };
}
