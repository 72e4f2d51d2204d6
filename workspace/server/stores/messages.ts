import type { Feed } from './feed';
import type { MessageBody, PostedMessage } from './posted-message';

type NewMessage = Pick<PostedMessage, 'channelId' | 'threadTs' | 'authorId' | 'via' | 'ephemeralFor'> &
  MessageBody &
  Partial<Pick<PostedMessage, 'fileIds' | 'metadata'>>;

const toTs = (micros: number) => `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;

/** All messages of the workspace. A ts is unique and rises within its channel even when the clock stands still or falls back. */
export function createMessages(now: () => Date, feed: Feed) {
  const all: PostedMessage[] = [];
  const byKey = new Map<string, PostedMessage>();
  const lastMicros = new Map<string, number>();
  const listeners: ((message: PostedMessage) => void)[] = [];

  function nextTs(channelId: string): string {
    const micros = Math.max(now().getTime() * 1000, (lastMicros.get(channelId) ?? 0) + 1);
    lastMicros.set(channelId, micros);
    return toTs(micros);
  }

  function announce(message: PostedMessage): void {
    const { channelId, ephemeralFor } = message;
    if (ephemeralFor === null) feed.publish({ type: 'channel', channelId });
    else feed.publish({ type: 'ephemeral', channelId, userId: ephemeralFor });
  }

  return {
    add(fields: NewMessage): PostedMessage {
      const message: PostedMessage = {
        ...{ fileIds: [], metadata: null, versions: [], editedAt: null, isDeleted: false },
        ...fields,
        ts: nextTs(fields.channelId),
        postedAt: now(),
      };
      all.push(message);
      byKey.set(`${message.channelId}/${message.ts}`, message);
      for (const listener of listeners) listener(message);
      announce(message);
      return message;
    },
    edit(message: PostedMessage, body: MessageBody): void {
      const { text, blocks, attachments } = message;
      message.versions.push({ body: { text, blocks, attachments }, at: message.editedAt ?? message.postedAt });
      Object.assign(message, body, { editedAt: now() });
      announce(message);
    },
    remove(message: PostedMessage): void {
      message.isDeleted = true;
      announce(message);
    },
    find(channelId: string, ts: string): PostedMessage | null {
      const message = byKey.get(`${channelId}/${ts}`);
      return message === undefined || message.isDeleted ? null : message;
    },
    list: (): readonly PostedMessage[] => all,
    listFor: (channelId: string, userId: string): PostedMessage[] =>
      all.filter(
        (message) =>
          message.channelId === channelId &&
          !message.isDeleted &&
          (message.ephemeralFor === null || message.ephemeralFor === userId),
      ),
    onPost: (listener: (message: PostedMessage) => void): void => void listeners.push(listener),
  };
}

export type Messages = ReturnType<typeof createMessages>;
