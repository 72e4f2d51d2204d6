import type { ReactNode } from 'react';
import type { UiMessage } from '../../ui-contract';
import { useViewer } from '../live/viewer-context';
import { authorName } from './author-name';
import { Composer } from './composer';
import { MessageList } from './message-list';
import { NoticeLine } from './notice-line';
import { useConversation } from './use-conversation';

type Props = { channelId: string; name: string; isArchived: boolean; messages: readonly UiMessage[] };

/** The messages of one channel or direct message, and the box to write in. */
export function Conversation({ channelId, name, isArchived, messages }: Props): ReactNode {
  const viewer = useViewer();
  const talk = useConversation(channelId);
  const shown = messages.filter(({ ts, ephemeral }) => !(ephemeral && talk.dismissed.has(ts)));
  const { replyTo, setReplyTo } = talk;
  const reply = replyTo === null ? null : { to: authorName(replyTo, viewer), onCancel: () => setReplyTo(null) };
  return (
    <>
      <MessageList
        name={name}
        messages={shown}
        onError={talk.addNotice}
        onDismiss={talk.dismissMessage}
        onReply={setReplyTo}
      >
        {talk.notices.map(({ id, text }) => (
          <NoticeLine key={id} text={text} onDismiss={() => talk.dismissNotice(id)} />
        ))}
      </MessageList>
      {isArchived ? (
        <p className="composer-archived">This channel has been archived.</p>
      ) : (
        <Composer placeholder={`Message ${name}`} reply={reply} onSend={talk.write} />
      )}
    </>
  );
}
