import { useCallback, useState } from 'react';
import type { UiMessage } from '../../ui-contract';
import { send } from '../live/client';
import { useViewer } from '../live/viewer-context';

type Notice = { id: number; text: string };

/** What a person does in one channel: write, command, reply, wave away what only they can see. */
export function useConversation(channelId: string) {
  const { person } = useViewer();
  const [notices, setNotices] = useState<Notice[]>([]);
  const [dismissed, setDismissed] = useState<ReadonlySet<string>>(new Set());
  const [replyTo, setReplyTo] = useState<UiMessage | null>(null);

  // Stable, so that a message is drawn again only when it changed itself.
  const addNotice = useCallback((text: string): void => {
    setNotices((before) => [...before, { id: (before.at(-1)?.id ?? 0) + 1, text }]);
  }, []);
  const dismissMessage = useCallback((ts: string): void => setDismissed((before) => new Set([...before, ts])), []);
  const write = async (text: string): Promise<void> => {
    const threadTs = replyTo === null ? {} : { threadTs: replyTo.ts };
    setReplyTo(null);
    const reply = text.startsWith('/')
      ? await send('command', { as: person.id, channelId, text })
      : await send('message', { as: person.id, channelId, text, ...threadTs });
    if (!reply.ok) addNotice(reply.message);
  };
  return {
    notices,
    dismissed,
    replyTo,
    setReplyTo,
    addNotice,
    write: (text: string) => void write(text),
    dismissNotice: (id: number) => setNotices((before) => before.filter((notice) => notice.id !== id)),
    dismissMessage,
  };
}
