import { memo, useId, type ReactNode } from 'react';
import type { UiMessage } from '../../ui-contract';
import { formatTime } from '../live/format-time';
import { useViewer } from '../live/viewer-context';
import { authorName } from './author-name';
import { Avatar } from './avatar';
import { MessageContent } from './message-content';
import { useKeptFocus } from './use-kept-focus';

type Props = {
  message: UiMessage;
  onError: (message: string) => void;
  onDismiss: (ts: string) => void;
  onReply: ((message: UiMessage) => void) | null; // null where a thread cannot start
};

function Byline({ message, id }: { message: UiMessage; id: string }): ReactNode {
  const viewer = useViewer();
  return (
    <p className="message-byline" id={id}>
      <span className="message-author">{authorName(message, viewer)}</span>{' '}
      {message.authorId === 'app' && <span className="badge-app">APP</span>}{' '}
      <time dateTime={message.postedAt}>{formatTime(new Date(message.postedAt), viewer.person.tz)}</time>
      {message.editedAt !== null && <span className="message-edited"> (edited)</span>}
    </p>
  );
}

/** One message: who, when, what. Its name for a screen reader is author and time. */
export const MessageItem = memo(function MessageItem({ message, onError, onDismiss, onReply }: Props): ReactNode {
  const id = useId();
  const viewer = useViewer();
  const ref = useKeptFocus<HTMLElement>();
  return (
    <article
      ref={ref}
      className={message.ephemeral ? 'message message-ephemeral' : 'message'}
      aria-labelledby={id}
      tabIndex={-1}
    >
      <Avatar name={authorName(message, viewer)} isApp={message.authorId === 'app'} />
      <div className="message-main">
        {message.ephemeral && (
          <p className="message-only-you">
            <span aria-hidden="true">◉ </span>Only visible to you
            <button type="button" className="link-button" onClick={() => onDismiss(message.ts)}>
              Dismiss
            </button>
          </p>
        )}
        <Byline message={message} id={id} />
        <MessageContent message={message} onError={onError} />
      </div>
      {onReply !== null && !message.ephemeral && (
        <button type="button" className="message-reply" onClick={() => onReply(message)}>
          Reply in thread
        </button>
      )}
    </article>
  );
});
