import type { JsonObject } from '../json';
import type { Conversation } from '../stores/directory';
import type { World } from '../world';

export function toApiConversation(world: World, conversation: Conversation): JsonObject {
  const { id, dmUserId } = conversation;
  const common = { id, created: 0, is_archived: conversation.isArchived === true, is_org_shared: false };
  const context = { context_team_id: world.settings.team.id };
  if (dmUserId !== null) return { ...common, ...context, is_im: true, user: dmUserId, is_user_deleted: false };
  const isShared = conversation.isShared === true;
  return {
    ...common,
    ...context,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: !conversation.isPrivate,
    is_group: conversation.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: conversation.isPrivate,
    is_general: false,
    is_shared: isShared,
    is_ext_shared: isShared,
    is_pending_ext_shared: false,
    is_member: conversation.botIsMember,
  };
}

/** The bot counts as a member too. */
export function memberIdsOf(world: World, conversation: Conversation): string[] {
  const bot = conversation.botIsMember ? [world.settings.app.botUserId] : [];
  return [...conversation.memberIds, ...bot];
}
