import type { UiEvent } from '../../ui-contract';

type Listener = (event: UiEvent) => void;

/** Tells whoever listens that something in the workspace changed. */
export function createFeed() {
  const listeners = new Set<Listener>();
  const watchers = new Set<() => void>();
  const touch = (): void => {
    for (const watcher of Array.from(watchers)) watcher();
  };
  return {
    publish(event: UiEvent): void {
      for (const listener of Array.from(listeners)) listener(event);
      touch();
    },
    /** Something changed that no page shows, such as one more call. */
    touch,
    /** Hears of every change, published or not. */
    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    subscribe(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type Feed = ReturnType<typeof createFeed>;
