import { isSet, findText } from '../api/read-args';
import { readMessageBody } from '../api/read-message-body';
import { SlackFailure } from '../api/slack-failure';
import type { JsonObject } from '../json';
import type { PostedMessage } from '../stores/posted-message';
import type { ResponseUrl } from '../stores/tickets';
import type { World } from '../world';

type Place = Pick<ResponseUrl, 'userId' | 'channelId' | 'original'>;

function getOriginal(world: World, { channelId, original }: Place): PostedMessage {
  const message = original === null ? null : world.messages.find(channelId, original.ts);
  if (message === null) throw new SlackFailure('message_not_found');
  return message;
}

/**
 * What a response_url or an acknowledged command does: delete, replace, or post. A reply is for the one person unless
 * `in_channel`; a replaced message keeps its visibility, so an ephemeral one never becomes public.
 */
export function applyResponse(world: World, place: Place, given: JsonObject, via: PostedMessage['via']): void {
  if (isSet(given, 'delete_original')) return world.messages.remove(getOriginal(world, place));
  const body = readMessageBody(world, given);
  if (isSet(given, 'replace_original') && place.original !== null) {
    return world.messages.edit(getOriginal(world, place), body);
  }
  const thread = findText(given, 'thread_ts') ?? place.original?.threadTs ?? null;
  world.messages.add({
    ...body,
    channelId: place.channelId,
    threadTs: thread,
    authorId: 'app',
    via,
    ephemeralFor: given.response_type === 'in_channel' ? null : place.userId,
  });
}
