import type { ReactNode } from 'react';
import type { UiChannel, UiMessage } from '../../ui-contract';
import { Conversation } from './conversation';

type Props = { channel: UiChannel; messages: readonly UiMessage[] };

/** A channel or a direct message between people: name on top, conversation below. */
export function ChannelPane({ channel, messages }: Props): ReactNode {
  const shownName = channel.kind === 'dm' ? channel.name : `#${channel.name}`;
  const members = channel.memberIds.length;
  return (
    <>
      <header className="pane-header">
        <h1>{shownName}</h1>
        {channel.kind === 'private' && <span className="pane-fact">Private</span>}
        {channel.kind !== 'dm' && (
          <span className="pane-fact">{members === 1 ? '1 member' : `${members} members`}</span>
        )}
        {channel.isShared && <span className="pane-fact pane-fact-warning">Shared with another company</span>}
      </header>
      <Conversation channelId={channel.id} name={shownName} isArchived={channel.isArchived} messages={messages} />
    </>
  );
}
