import { asText, objectsIn, type JsonObject } from '../json';
import type { StoredFile } from '../stores/files';
import type { World } from '../world';
import { findThread } from './chat';
import { requireScope, type Method } from './method';
import { findJson, findText, getText } from './read-args';
import { resolvePostable } from './resolve-conversation';
import { SlackFailure } from './slack-failure';
import { toApiFile } from './to-api-file';

export const getUploadURLExternal: Method = (world, args) => {
  requireScope(world, 'files:write');
  const length = Number(getText(args, 'length'));
  if (!Number.isInteger(length) || length <= 0) throw new SlackFailure('invalid_arguments');
  const file = world.files.announce(getText(args, 'filename'), length, findText(args, 'alt_text') ?? '');
  return { upload_url: `${world.url}upload/v1/${file.id}`, file_id: file.id };
};

function getUploaded(world: World, given: JsonObject): StoredFile {
  const file = world.files.find(asText(given.id));
  if (file === null || file.bytes === null || file.isShared) throw new SlackFailure('file_not_found');
  return file;
}

/** A file is shared by its message; `channel_id` takes a conversation's id, never a user's. */
function share(world: World, args: JsonObject, fileIds: string[], channelId: string): void {
  if (!/^[CDG]/.test(channelId)) throw new SlackFailure('channel_not_found');
  const channel = resolvePostable(world, channelId);
  world.messages.add({
    text: findText(args, 'initial_comment') ?? '',
    blocks: [],
    attachments: [],
    channelId: channel.id,
    threadTs: findThread(world, channel.id, args),
    authorId: 'app',
    via: 'file',
    ephemeralFor: null,
    fileIds,
  });
}

export const completeUploadExternal: Method = (world, args) => {
  requireScope(world, 'files:write');
  const given = objectsIn(findJson(args, 'files', 'invalid_arguments'));
  if (given.length === 0) throw new SlackFailure('invalid_arguments');
  const files = given.map((one) => getUploaded(world, one));
  const channelId = findText(args, 'channel_id');
  if (channelId !== null)
    share(
      world,
      args,
      files.map((file) => file.id),
      channelId,
    );
  for (const [index, file] of files.entries()) {
    file.isShared = true;
    file.title = findText(given[index] ?? {}, 'title') ?? file.title;
  }
  return { files: files.map((file) => toApiFile(world, file)) };
};
