import type { UiMessage } from '../../ui-contract';

/**
 * How many messages of a channel a person has not seen.
 * @param since - The `ts` read last; messages up to and including it are seen.
 * @returns Others' messages posted later, replies included, one's own never. Edits of old messages do not count.
 */
export function countUnread(messages: readonly UiMessage[], args: { personId: string; since: string }): number {
  return messages.filter((message) => message.authorId !== args.personId && Number(message.ts) > Number(args.since))
    .length;
}
