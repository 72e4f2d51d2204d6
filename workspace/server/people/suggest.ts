import { z } from 'zod';
import type { UiActionRequest, UiSuggestions } from '../../ui-contract';
import { menuOption, optionGroup } from '../block-kit/composition';
import { asPayload, deliver } from '../deliver/deliver';
import { interactionPart } from '../deliver/payload-parts';
import { MalformedBodyError, parseJsonObject } from '../http/parse-args';
import type { JsonObject } from '../json';
import type { World } from '../world';
import { findContainer, getElement } from './find-container';
import { getPerson, NotAllowedError } from './get-person';

export type SuggestionRequest = Pick<UiActionRequest, 'as' | 'container' | 'blockId'> & {
  actionId: string;
  value: string;
};

const DEFAULT_MIN_QUERY_LENGTH = 3;

const offered = z.union([
  z.strictObject({ options: z.array(menuOption).max(100) }),
  z.strictObject({ option_groups: z.array(optionGroup).max(100) }),
]);

function readOffer(body: string): UiSuggestions | null {
  try {
    return offered.safeParse(parseJsonObject(body)).data ?? null;
  } catch (error) {
    if (error instanceof MalformedBodyError) return null;
    throw error;
  }
}

function getMinQueryLength(element: JsonObject): number {
  if (element.type !== 'external_select' && element.type !== 'multi_external_select') {
    throw new NotAllowedError('This menu has no entries to look up.');
  }
  return typeof element.min_query_length === 'number' ? element.min_query_length : DEFAULT_MIN_QUERY_LENGTH;
}

/** A person types into an external select. Too short a query is not sent at all. */
export async function suggest(world: World, request: SuggestionRequest): Promise<UiSuggestions> {
  const user = getPerson(world, request.as);
  const container = findContainer(world, user, request.container);
  const { element } = getElement(container, request.blockId, request.actionId);
  if (request.value.length < getMinQueryLength(element)) return { options: [] };
  const { state: _state, message: _message, ...part } = container.payloadPart({});
  const payload = {
    type: 'block_suggestion',
    ...interactionPart(world, user),
    ...part,
    action_id: request.actionId,
    block_id: request.blockId,
    value: request.value,
  };
  const label = `${request.actionId} “${request.value}”`;
  const delivered = await deliver(world, { kind: 'block_suggestion', label }, asPayload(payload));
  const offer = delivered.outcome === 'acknowledged' ? readOffer(delivered.answer.body) : null;
  if (offer !== null) return offer;
  if (delivered.outcome === 'acknowledged') {
    delivered.delivery.note = 'not options Slack would show';
    world.deliveries.end(delivered.delivery, { ...delivered.delivery, outcome: 'failed' });
  }
  return { ok: false, message: 'Results could not be loaded.' };
}
