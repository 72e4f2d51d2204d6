import type { MessagesByChannel } from './workspace-data';

/** The `ts` read last, by person and channel. */
export type ReadMarks = Readonly<Record<string, string>>;
export const NOTHING_READ = '0';

export const markKey = (personId: string, channelId: string): string => `${personId}/${channelId}`;

type Args = { personId: string; openChannelId: string | null; openedAt: string };

/**
 * The marks after looking at the messages once more: the open channel is read to its end, and a channel seen for the
 * first time counts as read up to the moment the page was opened.
 * @returns The same object when nothing changed, so that React can stop.
 */
export function advanceMarks(marks: ReadMarks, messages: MessagesByChannel, args: Args): ReadMarks {
  const changed: Record<string, string> = {};
  for (const [channelId, list] of Object.entries(messages)) {
    const key = markKey(args.personId, channelId);
    const isOpen = channelId === args.openChannelId;
    if (!isOpen && marks[key] !== undefined) continue;
    const read = isOpen ? list : list.filter(({ postedAt }) => postedAt <= args.openedAt);
    const ts = read.at(-1)?.ts ?? NOTHING_READ;
    if (ts !== marks[key]) changed[key] = ts;
  }
  return Object.keys(changed).length === 0 ? marks : { ...marks, ...changed };
}
