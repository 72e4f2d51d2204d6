import type { UiChannel, UiMessage, UiPerson, UiState, UiView } from '../../ui-contract';
import { findText } from '../api/read-args';
import { canSee, type Conversation } from '../stores/directory';
import type { PostedMessage } from '../stores/posted-message';
import type { StoredView } from '../stores/views';
import type { WorkspaceUser } from '../workspace-settings';
import type { World } from '../world';

const showPerson = ({ id, realName, title, email, tz, kind }: WorkspaceUser): UiPerson => ({
  id,
  name: realName,
  title,
  email,
  tz,
  kind: kind === 'single_channel_guest' ? 'guest' : kind,
});

const showChannel = (conversation: Conversation): UiChannel => ({
  id: conversation.id,
  name: conversation.name,
  kind: conversation.dmUserId !== null ? 'dm' : conversation.isPrivate ? 'private' : 'public',
  memberIds: conversation.memberIds,
  isShared: conversation.isShared === true,
  isArchived: conversation.isArchived === true,
});

export function showMessage(world: World, message: PostedMessage): UiMessage {
  const files = message.fileIds.flatMap((id) => world.files.find(id) ?? []);
  // Slack marks a message as edited when its text changed, not when its blocks were replaced.
  const isMarkedEdited = message.blocks.length === 0;
  return {
    ts: message.ts,
    threadTs: message.threadTs,
    channelId: message.channelId,
    authorId: message.authorId,
    text: message.text,
    blocks: message.blocks,
    attachments: message.attachments,
    files: files.map(({ id, name, title, altText, length: bytes, mimetype }) => ({
      id,
      name,
      title,
      altText,
      bytes,
      url: `/ui/files/${id}`,
      mimetype,
    })),
    editedAt: isMarkedEdited ? (message.editedAt?.toISOString() ?? null) : null,
    ephemeral: message.ephemeralFor !== null,
    postedAt: message.postedAt.toISOString(),
  };
}

const labelOf = (text: StoredView['title']) => (text === null ? null : findText(text, 'text'));

export function showView(world: World, view: StoredView): UiView {
  return {
    id: view.id,
    type: view.type,
    hash: view.hash,
    title: labelOf(view.title) ?? world.settings.app.name,
    submit: labelOf(view.submit),
    close: labelOf(view.close),
    blocks: view.blocks,
  };
}

export function showState(world: World, user: WorkspaceUser | null): UiState {
  const { settings, directory, faults, deliveries, time } = world;
  const people = directory.listUsers().filter((one) => one.isDeleted !== true && one.kind !== 'bot');
  const channels = directory.listConversations().filter((one) => user !== null && canSee(one, user));
  return {
    team: settings.team,
    app: { name: settings.app.name, command: settings.app.commands[0] ?? '' },
    now: settings.now().toISOString(),
    timeControl: { isAvailable: settings.onAdvance !== undefined, ...time },
    people: people.map(showPerson),
    channels: channels.map(showChannel),
    faults: faults.list(),
    deliveries: deliveries.list(),
  };
}
