import type { UiEvent } from '../../ui-contract';

type Listener = (event: UiEvent) => void;

/** Tells whoever listens that something in the workspace changed. */
export function createFeed() {
  const listeners = new Set<Listener>();
  return {
    publish(event: UiEvent): void {
      for (const listener of Array.from(listeners)) listener(event);
    },
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type Feed = ReturnType<typeof createFeed>;
