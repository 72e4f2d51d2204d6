import { canSee, type Conversation } from '../stores/directory';
import type { WorkspaceUser } from '../workspace-settings';
import type { World } from '../world';

/** Something the person cannot do, in the words of Slack's client. */
export class NotAllowedError extends Error {}

export function getPerson(world: World, userId: string): WorkspaceUser {
  const user = world.directory.findUser(userId);
  if (user === null || user.isDeleted === true || user.kind === 'bot') {
    throw new NotAllowedError('Nobody of that name is signed in here.');
  }
  return user;
}

export function getVisibleConversation(world: World, user: WorkspaceUser, channelId: string): Conversation {
  const conversation = world.directory.findConversation(channelId);
  if (conversation === null || !canSee(conversation, user))
    throw new NotAllowedError('This channel is not yours to see.');
  return conversation;
}
