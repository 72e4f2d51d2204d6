import type { UiMessage } from '../../ui-contract';

export type Thread = { parent: UiMessage; replies: UiMessage[] };

const isReply = ({ threadTs, ts }: UiMessage): boolean => threadTs !== null && threadTs !== ts;

/** Parents oldest first, each with its replies. A reply whose parent is gone stands on its own. */
export function groupThreads(messages: readonly UiMessage[]): Thread[] {
  const threads = new Map<string, Thread>();
  for (const message of messages) if (!isReply(message)) threads.set(message.ts, { parent: message, replies: [] });
  for (const message of messages) {
    if (!isReply(message)) continue;
    const thread = threads.get(message.threadTs ?? '');
    if (thread === undefined) threads.set(message.ts, { parent: message, replies: [] });
    else thread.replies.push(message);
  }
  return [...threads.values()].toSorted((a, b) => Number(a.parent.ts) - Number(b.parent.ts));
}
