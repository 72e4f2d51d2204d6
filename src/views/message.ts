import type { KnownBlock } from '@slack/types';
import { mrkdwn } from './mrkdwn';

/** What is posted: `text` is what a notification and a screen reader say, `blocks` what is seen. */
export type Message = { text: string; blocks: KnownBlock[] };

export const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwn(text) });
export const context = (...texts: string[]): KnownBlock => ({ type: 'context', elements: texts.map(mrkdwn) });
export const header = (text: string): KnownBlock => ({
  type: 'header',
  text: { type: 'plain_text', text, emoji: true },
});
