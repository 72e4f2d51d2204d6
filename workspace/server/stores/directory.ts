import type { WorkspaceChannel, WorkspaceSettings, WorkspaceUser } from '../workspace-settings';
import type { Feed } from './feed';
import type { Ids } from './ids';

export type Conversation = WorkspaceChannel & { dmUserId: string | null };

/** Who is here and which conversations they have. Everyone of the company finds the app among their direct messages. */
export function createDirectory(settings: WorkspaceSettings, ids: Ids, feed: Feed) {
  const users = new Map(settings.users.map((user) => [user.id, user]));
  const conversations = new Map<string, Conversation>(
    settings.channels.map((channel) => [channel.id, { ...channel, dmUserId: null }]),
  );
  const dmIds = new Map<string, string>();

  function openDm(userId: string): Conversation {
    const known = conversations.get(dmIds.get(userId) ?? '');
    if (known !== undefined) return known;
    const id = ids.next('D');
    const name = settings.app.name;
    const dm = { id, name, isPrivate: true, memberIds: [userId], botIsMember: true, dmUserId: userId };
    conversations.set(id, dm);
    dmIds.set(userId, id);
    feed.publish({ type: 'state' });
    return dm;
  }

  for (const { id, kind, isDeleted } of users.values()) {
    if (kind !== 'external' && kind !== 'bot' && isDeleted !== true) openDm(id);
  }

  return {
    openDm,
    findUser: (id: string): WorkspaceUser | null => users.get(id) ?? null,
    findUserByEmail: (email: string): WorkspaceUser | null =>
      [...users.values()].find((user) => user.email.toLowerCase() === email.toLowerCase()) ?? null,
    listUsers: (): WorkspaceUser[] => [...users.values()],
    findConversation: (id: string): Conversation | null => conversations.get(id) ?? null,
    findByName: (name: string): Conversation | null =>
      [...conversations.values()].find((one) => one.dmUserId === null && one.name === name) ?? null,
    findDm: (userId: string): Conversation | null => conversations.get(dmIds.get(userId) ?? '') ?? null,
    listConversations: (): Conversation[] => [...conversations.values()],
  };
}

export type Directory = ReturnType<typeof createDirectory>;

/** What a person sees in their sidebar: public channels (members of the company), private ones they are in, their own DM. */
export function canSee(conversation: Conversation, user: WorkspaceUser): boolean {
  if (conversation.memberIds.includes(user.id)) return true;
  return !conversation.isPrivate && user.kind === 'member';
}
