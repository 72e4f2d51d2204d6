import type { KnownBlock } from '@slack/types';
import type { AccountMatch } from '../domain/account-card';
import { ACTIONS, choiceBlockId } from './ids';
import { SHOWN } from './limits';
import { section, type Message } from './message';
import { escapeMrkdwn, plain } from './mrkdwn';

/** Several accounts fit: one button each. The caller has already left out what the viewer may not see. */
export function buildAccountChoice(asked: string, matches: readonly AccountMatch[]): Message {
  const text = `Which account did you mean by “${escapeMrkdwn(asked, 80)}”?`;
  const rows = matches.slice(0, 10).map(toRow);
  return { text, blocks: [section(text), ...rows] };
}

/** Nothing fits, or nothing the viewer may see: the two answers are the same on purpose. */
export function buildAccountNotFound(asked: string, command: string): Message {
  const text = `I find no account “${escapeMrkdwn(asked, 80)}” among yours. Try a part of its name, or ${command} help.`;
  return { text, blocks: [section(text)] };
}

function toRow({ accountId, name }: AccountMatch, index: number): KnownBlock {
  return {
    type: 'section',
    block_id: choiceBlockId(index),
    text: plain(name, SHOWN.name),
    accessory: {
      type: 'button',
      action_id: ACTIONS.showAccount,
      text: plain('Show'),
      accessibility_label: plain(`Show ${name}`).text,
      value: accountId,
    },
  };
}
