import type { RichTextElement } from '@slack/types';
import type { ReactNode } from 'react';
import { Emoji } from './emoji';
import { ChannelMention, UserMention } from './mention';
import { SafeLink } from './safe-link';
import { SlackDate } from './slack-date';

function Bare({ leaf }: { leaf: RichTextElement }): ReactNode {
  switch (leaf.type) {
    case 'text':
      return leaf.text;
    case 'link':
      return <SafeLink url={leaf.url}>{leaf.text ?? leaf.url}</SafeLink>;
    case 'emoji':
      return <Emoji name={leaf.name} />;
    case 'user':
      return <UserMention id={leaf.user_id} label={null} />;
    case 'channel':
      return <ChannelMention id={leaf.channel_id} label={null} />;
    case 'usergroup':
      return <span className="mention">@{leaf.usergroup_id}</span>;
    case 'broadcast':
      return <span className="mention mention-me">@{leaf.range}</span>;
    case 'date':
      return (
        <SlackDate
          epochSeconds={leaf.timestamp}
          format={leaf.format}
          url={leaf.url ?? null}
          fallback={leaf.fallback ?? ''}
        />
      );
    case 'color':
      return <code>{leaf.value}</code>;
    case 'team':
      return leaf.team_id;
  }
}

/** One run of rich text with its styles; line breaks are kept by the stylesheet. */
export function RichTextLeaf({ leaf }: { leaf: RichTextElement }): ReactNode {
  const { bold, italic, strike, code } = leaf.style ?? {};
  let shown: ReactNode = <Bare leaf={leaf} />;
  if (code === true) shown = <code>{shown}</code>;
  if (strike === true) shown = <s>{shown}</s>;
  if (italic === true) shown = <em>{shown}</em>;
  if (bold === true) shown = <strong>{shown}</strong>;
  return shown;
}
