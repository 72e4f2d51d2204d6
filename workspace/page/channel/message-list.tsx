import { Fragment, type ReactNode } from 'react';
import type { UiMessage } from '../../ui-contract';
import { formatDay } from '../live/format-time';
import { groupThreads, type Thread } from '../live/group-threads';
import { useViewer } from '../live/viewer-context';
import { MessageItem } from './message-item';
import { usePinnedToEnd } from './use-pinned-to-end';

type Handlers = {
  onError: (message: string) => void;
  onDismiss: (ts: string) => void;
  onReply: (message: UiMessage) => void;
};
type Props = Handlers & { name: string; messages: readonly UiMessage[]; children: ReactNode };

function ThreadItem({ thread, ...handlers }: Handlers & { thread: Thread }): ReactNode {
  const { parent, replies } = thread;
  return (
    <li>
      <MessageItem message={parent} {...handlers} />
      {replies.length > 0 && (
        <ol className="thread" aria-label={replies.length === 1 ? '1 reply' : `${replies.length} replies`}>
          {replies.map((reply) => (
            <li key={reply.ts}>
              <MessageItem message={reply} {...handlers} onReply={null} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

/** A conversation, oldest first, with a line between days and replies under what they answer. */
export function MessageList({ name, messages, children, ...handlers }: Props): ReactNode {
  const { person } = useViewer();
  const threads = groupThreads(messages);
  const ref = usePinnedToEnd();
  const days = threads.map(({ parent }) => formatDay(new Date(parent.postedAt), person.tz));
  return (
    <div ref={ref} className="message-scroll" tabIndex={0} role="region" aria-label={`Conversation in ${name}`}>
      {threads.length === 0 && <p className="empty">Nothing here yet.</p>}
      <ol className="message-list">
        {threads.map((thread, index) => (
          <Fragment key={thread.parent.ts}>
            {days[index] !== days[index - 1] && (
              <li className="day-divider">
                <span>{days[index]}</span>
              </li>
            )}
            <ThreadItem thread={thread} {...handlers} />
          </Fragment>
        ))}
      </ol>
      {children}
    </div>
  );
}
