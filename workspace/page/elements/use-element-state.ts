import { initialElementState, type ElementState } from '../surface/element-state';
import type { InteractiveElement } from '../surface/interactive-element';
import { pendingKey, useSurface } from '../surface/surface-context';
import type { Slot } from './slot';

/** An element's present state, and the way to change it: at once to the app in an actions block, else kept for the submit. */
export function useElementState(slot: Slot, element: InteractiveElement) {
  const surface = useSurface();
  const actionId = 'action_id' in element ? (element.action_id ?? '') : '';
  const state: ElementState = surface.values[slot.blockId]?.[actionId] ??
    initialElementState(element) ?? { type: element.type };
  const choose = (answer: Omit<ElementState, 'type'>): void => {
    const next = { ...answer, type: element.type };
    if (slot.isDispatching) surface.act(slot.blockId, element, next);
    else surface.enter(slot.blockId, element, next);
  };
  return { state, choose, isPending: surface.pending === pendingKey(slot.blockId, element) };
}
