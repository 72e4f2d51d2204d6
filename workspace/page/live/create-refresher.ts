/**
 * Calls `load` now, and once more after it is done if asked again meanwhile: a burst of events costs two reads, not fifty,
 * and the last read always began after the last event.
 */
export function createRefresher(load: () => Promise<void>): () => void {
  let isLoading = false;
  let isStale = false;
  return function refresh(): void {
    if (isLoading) {
      isStale = true;
      return;
    }
    isLoading = true;
    void load().finally(() => {
      isLoading = false;
      if (!isStale) return;
      isStale = false;
      refresh();
    });
  };
}
