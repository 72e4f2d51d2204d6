import type { ActionsBlock, KnownBlock, ModalView } from '@slack/types';
import { accountBlockId } from '../account-block-id';
import { LIMITS, SHOWN } from '../limits';
import { button, context, section } from '../message';
import { clip, escapeMrkdwn, plain } from '../mrkdwn';

type Window = { callbackId: string; title: string; accountName: string; lead: string; blocks: readonly KnownBlock[] };

/** A page about one account, over its card: which account, one line of what matters, then the rest. */
export function buildAccountWindow({ callbackId, title, accountName, lead, blocks }: Window): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, LIMITS.viewTitle),
    close: plain('Close', LIMITS.viewTitle),
    blocks: [section(`*${escapeMrkdwn(accountName, SHOWN.name)}*\n${lead}`), ...blocks],
  };
}

type Paging = {
  accountId: string;
  accountName: string;
  page: number; // from 0
  hasMore: boolean;
  actions: { back: string; on: string };
  labels: { back: string; on: string };
  said: string; // where one is
};

/** Where one is, and the way to the pages beside this one. Nothing where there is one page only. */
export function buildPaging({ accountId, accountName, page, hasMore, actions, labels, said }: Paging): KnownBlock[] {
  const about = clip(accountName, SHOWN.name);
  const elements: ActionsBlock['elements'] = [
    ...(page > 0 ? [button(actions.back, labels.back, `${page - 1}`, about)] : []),
    ...(hasMore ? [button(actions.on, labels.on, `${page + 1}`, about)] : []),
  ];
  const blockId = accountBlockId(accountId, `page-${page}`);
  if (elements.length === 0 || blockId === null) return [];
  return [context(said), { type: 'actions', block_id: blockId, elements }];
}
