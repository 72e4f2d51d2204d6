import type { TextObject as SlackText } from '@slack/types';
import type { ReactNode } from 'react';
import { Emoji } from './emoji';
import { Mrkdwn } from './mrkdwn';

/** `plain_text`: shortcodes become emoji unless `emoji: false`; nothing else has a meaning. */
export function PlainText({ text, emoji = true }: { text: string; emoji?: boolean | undefined }): ReactNode {
  if (!emoji) return text;
  return text
    .split(/(:[a-z0-9_+'-]+:)/)
    .map((part, index) => (index % 2 === 1 ? <Emoji key={index} name={part.slice(1, -1)} /> : part));
}

/** A Block Kit text object, either kind. */
export function TextObject({ text }: { text: SlackText }): ReactNode {
  if (text.type === 'plain_text') return <PlainText text={text.text} emoji={text.emoji} />;
  return <Mrkdwn text={text.text} isVerbatim={text.verbatim} />;
}
