import type { Button, KnownBlock } from '@slack/types';
import { mrkdwn, plain } from './mrkdwn';

/** What is posted: `text` is what a notification and a screen reader say, `blocks` what is seen. */
export type Message = { text: string; blocks: KnownBlock[] };

export const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwn(text) });
export const context = (...texts: string[]): KnownBlock => ({ type: 'context', elements: texts.map(mrkdwn) });
export const header = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text, emoji: true },
});

export const divider: KnownBlock = { type: 'divider' };

/** `about` completes the label for those who do not see what stands beside the button. */
export function button(actionId: string, label: string, value: string, about: string): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label),
    accessibility_label: plain(`${label}: ${about}`).text,
    value,
  };
}
