import type { UiActionRequest } from '../../ui-contract';
import { listElements, type PlacedElement } from '../block-kit/walk';
import { toApiMessage } from '../api/to-api-message';
import { toApiView } from '../api/to-api-view';
import { channelPart } from '../deliver/payload-parts';
import { objectsIn, type JsonObject } from '../json';
import type { ResponseUrl } from '../stores/tickets';
import type { WorkspaceUser } from '../workspace-settings';
import type { World } from '../world';
import { stateValues } from './element-state';
import { getVisibleConversation, NotAllowedError } from './get-person';

/** Where an interaction happened, ready for its payload. */
export type Container = {
  blocks: JsonObject[];
  viewId: string | null;
  /** Only messages have a response url. */
  place: Pick<ResponseUrl, 'userId' | 'channelId' | 'original'> | null;
  payloadPart: (values: JsonObject) => JsonObject;
};

const GONE = 'This has changed since you looked. Try again.';

function messageContainer(world: World, user: WorkspaceUser, channelId: string, ts: string): Container {
  const channel = getVisibleConversation(world, user, channelId);
  const message = world.messages.find(channelId, ts);
  const isEphemeral = message?.ephemeralFor !== null;
  if (message === null || (isEphemeral && message.ephemeralFor !== user.id)) throw new NotAllowedError(GONE);
  const blocks = [...message.blocks, ...message.attachments.flatMap((one) => objectsIn(one.blocks))];
  const { threadTs } = message;
  const thread = threadTs === null ? {} : { thread_ts: threadTs };
  return {
    blocks,
    viewId: null,
    place: { userId: user.id, channelId, original: { ts, isEphemeral, threadTs } },
    payloadPart: (values) => ({
      container: { type: 'message', message_ts: ts, channel_id: channelId, is_ephemeral: isEphemeral, ...thread },
      channel: channelPart(channel),
      // Ephemeral messages are not kept by Slack: their payload does not carry them.
      ...(!isEphemeral && { message: toApiMessage(world, message) }),
      state: { values: stateValues(blocks, values) },
    }),
  };
}

function viewContainer(world: World, user: WorkspaceUser, viewId: string): Container {
  const view = world.views.find(viewId);
  if (view === null || view.userId !== user.id) throw new NotAllowedError(GONE);
  return {
    blocks: view.blocks,
    viewId,
    place: null,
    payloadPart: (values) => ({
      container: { type: 'view', view_id: viewId },
      view: toApiView(world, view, stateValues(view.blocks, values)),
    }),
  };
}

export function findContainer(world: World, user: WorkspaceUser, at: UiActionRequest['container']): Container {
  if (at.type === 'view') return viewContainer(world, user, at.viewId);
  return messageContainer(world, user, at.channelId, at.ts);
}

export function getElement({ blocks }: Container, blockId: string, actionId: string): PlacedElement {
  const found = listElements(blocks, '').find(
    ({ block, element }) => block.block_id === blockId && element.action_id === actionId,
  );
  if (found === undefined) throw new NotAllowedError(GONE);
  return found;
}
