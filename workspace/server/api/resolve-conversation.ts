import type { Conversation } from '../stores/directory';
import type { World } from '../world';
import { hasScope } from './method';
import { SlackFailure } from './slack-failure';

/** The direct message with a user id. Slack refuses bots, and does not know people who left. */
export function openDmWith(world: World, userId: string): Conversation {
  const user = world.directory.findUser(userId);
  if (user === null) throw new SlackFailure('user_not_found');
  if (user.isDeleted === true) throw new SlackFailure('user_disabled');
  if (user.kind === 'bot') throw new SlackFailure('cannot_dm_bot');
  return world.directory.openDm(userId);
}

function dmOrNothing(world: World, userId: string): Conversation | null {
  const user = world.directory.findUser(userId);
  return user === null || user.isDeleted === true || user.kind === 'bot' ? null : world.directory.openDm(userId);
}

/** A conversation by id, user id or name. One the bot may not know of does not exist for it. */
export function resolveConversation(world: World, reference: string): Conversation {
  const found =
    world.directory.findConversation(reference) ??
    (/^[UW][A-Z0-9]+$/.test(reference) ? dmOrNothing(world, reference) : null) ??
    world.directory.findByName(reference.replace(/^#/, ''));
  if (found === null || (found.isPrivate && !found.botIsMember)) throw new SlackFailure('channel_not_found');
  return found;
}

/** A conversation the bot may write in. */
export function resolvePostable(world: World, reference: string): Conversation {
  const conversation = resolveConversation(world, reference);
  if (conversation.isArchived === true) throw new SlackFailure('is_archived');
  if (!conversation.botIsMember && !hasScope(world, 'chat:write.public')) throw new SlackFailure('not_in_channel');
  return conversation;
}
