import type { UiMessage } from '../../ui-contract';
import type { MessagesByChannel } from './workspace-data';

/** Messages that were not there before, newest last; a channel read for the first time has none. */
export function findNews(before: MessagesByChannel, after: MessagesByChannel): UiMessage[] {
  return Object.entries(after).flatMap(([channelId, messages]) => {
    const known = before[channelId];
    if (known === undefined || known === messages) return [];
    const seen = new Set(known.map(({ ts }) => ts));
    return messages.filter(({ ts }) => !seen.has(ts));
  });
}
