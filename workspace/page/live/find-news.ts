import type { UiMessage } from '../../ui-contract';

/** Messages that were not there before, newest last; a channel read for the first time has none. */
export function findNews(
  before: Readonly<Record<string, UiMessage[]>>,
  after: Readonly<Record<string, UiMessage[]>>,
): UiMessage[] {
  return Object.entries(after).flatMap(([channelId, messages]) => {
    const known = before[channelId];
    if (known === undefined || known === messages) return [];
    const seen = new Set(known.map(({ ts }) => ts));
    return messages.filter(({ ts }) => !seen.has(ts));
  });
}
