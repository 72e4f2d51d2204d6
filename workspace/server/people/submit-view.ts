import type { UiStateValues, UiSubmitReply } from '../../ui-contract';
import { readView } from '../api/read-view';
import { SlackFailure } from '../api/slack-failure';
import { toApiView } from '../api/to-api-view';
import { asPayload, deliver, type Delivered } from '../deliver/deliver';
import { interactionPart } from '../deliver/payload-parts';
import { MalformedBodyError, parseJsonObject } from '../http/parse-args';
import { asText, isObject, type JsonObject } from '../json';
import type { StoredView } from '../stores/views';
import type { World } from '../world';
import { stateValues } from './element-state';
import { getPerson, NotAllowedError } from './get-person';
import { findInputErrors } from './input-errors';
import { TROUBLE } from './press-action';

const MAX_STACK = 3;

export function getTopModal(world: World, userId: string, viewId: string): StoredView {
  const top = world.views.stackOf(userId).at(-1);
  if (top === undefined || top.id !== viewId) throw new NotAllowedError('This form is not open any more.');
  return top;
}

function readErrors(view: StoredView, given: unknown): Record<string, string> {
  if (!isObject(given) || Object.keys(given).length === 0)
    throw new SlackFailure('errors must be an object by block_id');
  const inputs = new Set(view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => asText(block_id)));
  for (const blockId of Object.keys(given)) {
    if (!inputs.has(blockId)) throw new SlackFailure(`errors: no input block ${blockId}`);
  }
  return Object.fromEntries(Object.entries(given).map(([blockId, text]) => [blockId, asText(text)]));
}

function follow(world: World, view: StoredView, answer: JsonObject): UiSubmitReply {
  const { userId } = view;
  switch (answer.response_action) {
    case undefined:
      world.views.close(userId, 'top');
      break;
    case 'clear':
      world.views.close(userId, 'all');
      break;
    case 'errors':
      return { ok: false, errors: readErrors(view, answer.errors) };
    case 'update':
      world.views.replace(view, readView(world, answer.view, ['modal'], view));
      break;
    case 'push':
      if (world.views.stackOf(userId).length >= MAX_STACK) throw new SlackFailure('push_limit_reached');
      world.views.push(userId, readView(world, answer.view, ['modal'], null));
      break;
    default:
      throw new SlackFailure(`unknown response_action ${asText(answer.response_action)}`);
  }
  return { ok: true, closed: world.views.stackOf(userId).length === 0 };
}

function followAnswer(world: World, view: StoredView, { answer, delivery }: Delivered): UiSubmitReply {
  try {
    const body = answer?.body.trim() ?? '';
    return follow(world, view, body === '' ? {} : parseJsonObject(body));
  } catch (error) {
    if (!(error instanceof SlackFailure) && !(error instanceof MalformedBodyError)) throw error;
    const details = error instanceof SlackFailure ? JSON.stringify(error.details) : '';
    delivery.note = `${error.message} ${details}`;
    world.deliveries.end(delivery, { ...delivery, outcome: 'failed' });
    return { ok: false, message: TROUBLE };
  }
}

/** A person presses a modal's submit button; the client's own checks come first, as in Slack. */
export async function submitView(
  world: World,
  as: string,
  viewId: string,
  given: UiStateValues,
): Promise<UiSubmitReply> {
  const user = getPerson(world, as);
  const view = getTopModal(world, as, viewId);
  const values = stateValues(view.blocks, given);
  const errors = findInputErrors(view.blocks, values);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const payload = {
    type: 'view_submission',
    ...interactionPart(world, user),
    trigger_id: world.triggers.issue(as, viewId),
    view: toApiView(world, view, values),
    response_urls: [],
  };
  const label = view.callbackId || 'view_submission';
  const delivered = await deliver(world, { kind: 'view_submission', label }, asPayload(payload));
  if (delivered.outcome !== 'acknowledged') return { ok: false, message: TROUBLE };
  return followAnswer(world, view, delivered);
}
