import type { KnownBlock } from '@slack/types';
import { initialElementState, type ElementState } from './element-state';
import { listElements } from './list-elements';

export type StateValues = Record<string, Record<string, ElementState>>;

/**
 * `state.values` of a whole surface: block_id → action_id → state, for every element that has one.
 * @param touched - What the person entered, keyed the same way. Entries whose element is gone, or is now of another
 *   type, are left out: an update of the view took them away.
 * @returns One entry for every element with state; an untouched one reports its initial value. Never throws.
 */
export function buildStateValues(blocks: readonly KnownBlock[], touched: StateValues): StateValues {
  const values: StateValues = {};
  for (const { blockId, element } of listElements(blocks)) {
    const initial = initialElementState(element);
    const actionId = 'action_id' in element ? element.action_id : undefined;
    if (initial === null || actionId === undefined) continue;
    const entered = touched[blockId]?.[actionId];
    (values[blockId] ??= {})[actionId] = entered?.type === initial.type ? entered : initial;
  }
  return values;
}
