import type { Feed } from './stores/feed';

/** Resolves with the first thing `probe` finds, looking again whenever the workspace changes. Rejects after `withinMs`. */
export function waitFor<T>(feed: Feed, probe: () => T | null | undefined, withinMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      unsubscribe();
      settle();
    };
    const look = () => {
      const found = probe();
      if (found !== null && found !== undefined) finish(() => resolve(found));
    };
    const timer = setTimeout(
      () => finish(() => reject(new Error(`nothing of the kind happened in the workspace within ${withinMs} ms`))),
      withinMs,
    );
    const unsubscribe = feed.watch(look);
    look();
  });
}
