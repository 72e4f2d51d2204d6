import { createContext, useContext } from 'react';
import type { StateValues } from './build-state-values';
import type { ElementState } from './element-state';
import type { InteractiveElement } from './interactive-element';

/** A message, a Home tab or a modal, as the elements on it see it. */
export type Surface = {
  values: StateValues;
  errors: Readonly<Record<string, string>>;
  /** The element whose press has not been answered yet, see `pendingKey`. */
  pending: string | null;
  /** Remember what was entered, without telling the app. */
  enter: (blockId: string, element: InteractiveElement, state: ElementState) => void;
  /** Tell the app: `chosen` is the element's new state, or null for a button. Asks first when the element has a `confirm`. */
  act: (blockId: string, element: InteractiveElement, chosen: ElementState | null) => void;
  suggest: (blockId: string, actionId: string, query: string) => Promise<unknown>;
};

export const SurfaceContext = createContext<Surface | null>(null);

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error('useSurface needs a SurfaceContext around it');
  return surface;
}

/** Names one element of a surface; buttons that share an action_id differ by value. */
export function pendingKey(blockId: string, element: InteractiveElement): string {
  const value = element.type === 'button' ? (element.value ?? '') : '';
  return [blockId, 'action_id' in element ? element.action_id : '', value].join('\n');
}
