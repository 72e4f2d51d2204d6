import { isObject, type JsonObject } from '../json';
import type { PostedMessage } from '../stores/posted-message';
import type { World } from '../world';
import { requireScope, type Method } from './method';
import { findJson, findText, getText } from './read-args';
import { isEmpty, readGivenBody, readMessageBody, toBody } from './read-message-body';
import { resolveConversation, resolvePostable } from './resolve-conversation';
import { SlackFailure } from './slack-failure';
import { toApiMessage } from './to-api-message';

const UPDATE_TEXT_MAX_CHARACTERS = 4000;

function readMetadata(args: JsonObject): JsonObject | null {
  const metadata = findJson(args, 'metadata', 'invalid_metadata_format');
  if (metadata === undefined) return null;
  if (isObject(metadata) && typeof metadata.event_type === 'string' && isObject(metadata.event_payload))
    return metadata;
  throw new SlackFailure('invalid_metadata_format');
}

/**
 * The parent a reply hangs on. Slack does not refuse a thread that is gone: it silently posts a top-level message,
 * whose answer lacks `thread_ts` (slack-go/slack #1571). A reply's own ts leads to its parent.
 */
export function findThread(world: World, channelId: string, args: JsonObject): string | null {
  const ts = findText(args, 'thread_ts');
  const parent = ts === null ? null : world.messages.find(channelId, ts);
  if (parent === null || parent.ephemeralFor !== null) return null;
  return parent.threadTs ?? parent.ts;
}

export const postMessage: Method = (world, args) => {
  requireScope(world, 'chat:write');
  const channel = resolvePostable(world, getText(args, 'channel'));
  const body = readMessageBody(world, args);
  const message = world.messages.add({
    ...body,
    channelId: channel.id,
    threadTs: findThread(world, channel.id, args),
    authorId: 'app',
    via: 'chat.postMessage',
    ephemeralFor: null,
    metadata: readMetadata(args),
  });
  return { channel: channel.id, ts: message.ts, message: toApiMessage(world, message) };
};

export const postEphemeral: Method = (world, args) => {
  requireScope(world, 'chat:write');
  const channel = resolvePostable(world, getText(args, 'channel'));
  const userId = getText(args, 'user');
  if (!channel.memberIds.includes(userId)) throw new SlackFailure('user_not_in_channel');
  const message = world.messages.add({
    ...readMessageBody(world, args),
    channelId: channel.id,
    threadTs: findThread(world, channel.id, args),
    authorId: 'app',
    via: 'chat.postEphemeral',
    ephemeralFor: userId,
  });
  return { message_ts: message.ts };
};

/** The app's own visible message; ephemeral ones cannot be found by any method. */
function getOwnMessage(world: World, args: JsonObject, foreignCode: string): PostedMessage {
  requireScope(world, 'chat:write');
  const channel = resolveConversation(world, getText(args, 'channel'));
  const message = world.messages.find(channel.id, getText(args, 'ts'));
  if (message === null || message.ephemeralFor !== null) throw new SlackFailure('message_not_found');
  if (message.authorId !== 'app') throw new SlackFailure(foreignCode);
  return message;
}

export const update: Method = (world, args) => {
  const message = getOwnMessage(world, args, 'cant_update_message');
  const given = readGivenBody(world, args);
  if ((given.text?.length ?? 0) > UPDATE_TEXT_MAX_CHARACTERS) throw new SlackFailure('msg_too_long');
  // The old blocks stay only when no new text is given (docs: chat.update, "blocks").
  const keepsBlocks = given.blocks === undefined && given.text === undefined;
  const body = toBody(keepsBlocks ? { ...given, text: message.text, blocks: message.blocks } : given);
  if (isEmpty(body)) throw new SlackFailure('no_text');
  world.messages.edit(message, body);
  const { channelId: channel, ts, text } = message;
  return { channel, ts, text, message: toApiMessage(world, message) };
};

export const remove: Method = (world, args) => {
  const message = getOwnMessage(world, args, 'cant_delete_message');
  world.messages.remove(message);
  return { channel: message.channelId, ts: message.ts };
};
