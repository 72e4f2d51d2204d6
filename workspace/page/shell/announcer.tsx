import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { MessagesByChannel } from '../live/workspace-data';
import { authorName } from '../channel/author-name';
import { findNews } from '../live/find-news';
import { useViewer } from '../live/viewer-context';

/** Tells a screen reader of new messages, with the sentence the app wrote for notifications. */
export function Announcer({ messages }: { messages: MessagesByChannel }): ReactNode {
  const viewer = useViewer();
  const before = useRef(messages);
  const [text, setText] = useState('');
  useEffect(() => {
    const news = findNews(before.current, messages).filter(({ authorId }) => authorId !== viewer.person.id);
    before.current = messages;
    const last = news.at(-1);
    if (last === undefined) return;
    const channel = viewer.channels.find(({ id }) => id === last.channelId);
    const more = news.length > 1 ? ` and ${news.length - 1} more` : '';
    setText(`${authorName(last, viewer)} in ${channel?.name ?? 'a conversation'}: ${last.text}${more}`);
  }, [messages, viewer]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {text}
    </p>
  );
}
