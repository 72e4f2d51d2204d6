import type { JsonObject } from '../json';
import type { Conversation } from '../stores/directory';
import type { World } from '../world';
import { requireScope, type Method } from './method';
import { paginate } from './paginate';
import { findText, getText, isSet } from './read-args';
import { openDmWith, resolveConversation } from './resolve-conversation';
import { SlackFailure } from './slack-failure';
import { memberIdsOf, toApiConversation } from './to-api-conversation';

const READ_SCOPES: Record<string, string> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

function typeOf(conversation: Conversation): string {
  if (conversation.dmUserId !== null) return 'im';
  return conversation.isPrivate ? 'private_channel' : 'public_channel';
}

/** An id, not a name, and the scope for its kind. */
function getReadable(world: World, args: JsonObject): Conversation {
  const id = getText(args, 'channel');
  if (!/^[CDG]/.test(id)) throw new SlackFailure('channel_not_found');
  const kind = world.directory.findConversation(id);
  requireScope(world, READ_SCOPES[kind === null ? 'public_channel' : typeOf(kind)] ?? 'channels:read');
  return resolveConversation(world, id);
}

export const info: Method = (world, args) => {
  const conversation = getReadable(world, args);
  const members = isSet(args, 'include_num_members') && { num_members: memberIdsOf(world, conversation).length };
  return { channel: { ...toApiConversation(world, conversation), ...members } };
};

export const members: Method = (world, args) => {
  const { page, response_metadata } = paginate(memberIdsOf(world, getReadable(world, args)), args);
  return { members: page, response_metadata };
};

export const list: Method = (world, args) => {
  const types = (findText(args, 'types') ?? 'public_channel').split(',').map((type) => type.trim());
  for (const type of types) {
    const scope = READ_SCOPES[type];
    if (scope === undefined) throw new SlackFailure('invalid_types');
    requireScope(world, scope);
  }
  const visible = world.directory
    .listConversations()
    .filter((one) => types.includes(typeOf(one)))
    .filter((one) => !one.isPrivate || one.botIsMember)
    .filter((one) => !(isSet(args, 'exclude_archived') && one.isArchived === true));
  const { page, response_metadata } = paginate(visible, args);
  return { channels: page.map((one) => toApiConversation(world, one)), response_metadata };
};

export const open: Method = (world, args) => {
  requireScope(world, 'im:write');
  const channel = findText(args, 'channel');
  if (channel !== null) return { channel: { id: resolveConversation(world, channel).id } };
  const userIds = (findText(args, 'users') ?? '').split(',').filter((id) => id !== '');
  if (userIds.length === 0) throw new SlackFailure('users_list_not_supplied');
  if (userIds.length > 1) throw new SlackFailure('method_not_supported_for_channel_type'); // group messages are not played
  const isKnown = world.directory.findDm(userIds[0] ?? '') !== null;
  const dm = openDmWith(world, userIds[0] ?? '');
  const full = isSet(args, 'return_im') ? toApiConversation(world, dm) : { id: dm.id };
  return { channel: full, ...(isKnown && { no_op: true, already_open: true }) };
};
