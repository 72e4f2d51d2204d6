import type { UiReply } from '../../ui-contract';
import { findThread } from '../api/chat';
import type { World } from '../world';
import { getPerson, getVisibleConversation } from './get-person';

/** A person writes in a conversation. The app is not told: it asks for no message events. */
export function writeMessage(
  world: World,
  { as, channelId, text, threadTs }: { as: string; channelId: string; text: string; threadTs?: string | undefined },
): UiReply {
  const user = getPerson(world, as);
  const channel = getVisibleConversation(world, user, channelId);
  if (channel.isArchived === true) return { ok: false, message: 'This channel is archived.' };
  if (text.trim() === '') return { ok: false, message: 'There is nothing to send.' };
  world.messages.add({
    text,
    blocks: [],
    attachments: [],
    channelId,
    threadTs: findThread(world, channelId, { thread_ts: threadTs }),
    authorId: as,
    via: 'person',
    ephemeralFor: null,
  });
  return { ok: true };
}
