import type { UiActionRequest, UiReply } from '../../ui-contract';
import { asPayload, deliver } from '../deliver/deliver';
import { interactionPart } from '../deliver/payload-parts';
import { asText, isObject, type JsonObject } from '../json';
import type { World } from '../world';
import { chosenOf, stateFieldOf } from './element-state';
import { findContainer, getElement, type Container } from './find-container';
import { getPerson, NotAllowedError } from './get-person';

export const TROUBLE = 'We had some trouble connecting. Try again?';

/** What `actions[0]` repeats of the element, besides its type and ids. */
const REPEATED = ['text', 'value', 'url', 'placeholder', 'confirm', 'icon', 'min_query_length', 'timezone'];

const isRepeated = (name: string) => REPEATED.includes(name) || name.startsWith('initial_');

function choiceOf(element: JsonObject, given: JsonObject): JsonObject {
  const field = element.type === 'overflow' ? 'selected_option' : stateFieldOf(element.type);
  if (element.type === 'feedback_buttons') return { value: given.value };
  if (field === null) return {};
  const chosen = chosenOf(element, given[field]);
  if (element.type === 'overflow' && chosen === null) throw new NotAllowedError('This menu has no such entry.');
  return { [field]: chosen };
}

function buildAction(element: JsonObject, blockId: string, given: JsonObject, world: World): JsonObject {
  const repeated = Object.entries(element).filter(([name]) => isRepeated(name));
  return {
    type: element.type,
    block_id: blockId,
    action_id: element.action_id,
    ...Object.fromEntries(repeated),
    ...choiceOf(element, given),
    action_ts: (world.realNowMs() / 1000).toFixed(6),
  };
}

/** Menus of a message remember what was chosen: the press itself belongs to the state. */
function withChoice(request: UiActionRequest, element: JsonObject): JsonObject {
  const ofBlock = request.values[request.blockId];
  const action: JsonObject = { ...request.action };
  const field = stateFieldOf(element.type);
  if (field === null || !(field in action)) return request.values;
  return { ...request.values, [request.blockId]: { ...ofBlock, [request.action.action_id]: action } };
}

function responsePart(world: World, { place }: Container): JsonObject {
  return place === null ? {} : { response_url: `${world.url}respond/${world.responseUrls.issue(place)}` };
}

/** A person presses a button or chooses in a menu, in a message, a modal or the Home tab. */
export async function pressAction(world: World, request: UiActionRequest): Promise<UiReply> {
  const user = getPerson(world, request.as);
  const container = findContainer(world, user, request.container);
  const { element } = getElement(container, request.blockId, request.action.action_id);
  const visibleTo = element.visible_to_user_ids;
  if (Array.isArray(visibleTo) && !visibleTo.includes(user.id))
    throw new NotAllowedError('This is not yours to press.');
  const payload = {
    type: 'block_actions',
    ...interactionPart(world, user),
    ...container.payloadPart(withChoice(request, element)),
    ...responsePart(world, container),
    trigger_id: world.triggers.issue(user.id, container.viewId),
    actions: [buildAction(element, request.blockId, isObject(request.action) ? request.action : {}, world)],
  };
  const label = `${asText(element.action_id)} (${asText(element.type)})`;
  const { outcome } = await deliver(world, { kind: 'action', label }, asPayload(payload));
  return outcome === 'acknowledged' ? { ok: true } : { ok: false, message: TROUBLE };
}
