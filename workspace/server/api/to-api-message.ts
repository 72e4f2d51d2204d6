import type { JsonObject } from '../json';
import type { PostedMessage } from '../stores/posted-message';
import type { World } from '../world';
import { toApiFile } from './to-api-file';

function authorOf({ settings }: World, message: PostedMessage): JsonObject {
  if (message.authorId !== 'app') return { user: message.authorId };
  return { user: settings.app.botUserId, bot_id: settings.app.botId, app_id: settings.app.id };
}

function optionalParts(world: World, message: PostedMessage): JsonObject {
  const files = message.fileIds.flatMap((id) => world.files.find(id) ?? []);
  return {
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments.length > 0 && { attachments: message.attachments }),
    ...(message.threadTs !== null && { thread_ts: message.threadTs }),
    ...(message.metadata !== null && { metadata: message.metadata }),
    ...(files.length > 0 && { files: files.map((file) => toApiFile(world, file)) }),
  };
}

/** A message as Slack shows it in answers and payloads. */
export function toApiMessage(world: World, message: PostedMessage): JsonObject {
  const user = message.authorId === 'app' ? world.settings.app.botUserId : message.authorId;
  const edited = message.editedAt && {
    edited: { user, ts: `${Math.floor(message.editedAt.getTime() / 1000)}.000000` },
  };
  return {
    type: 'message',
    ...authorOf(world, message),
    text: message.text,
    ts: message.ts,
    team: world.settings.team.id,
    ...optionalParts(world, message),
    ...edited,
  };
}
