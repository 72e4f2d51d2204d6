const MAX_WAIT_MS = 15 * 60_000;

/** What may still be waited in a run. A run is known by its signal; what has none is a run of its own. */
export type Patience = { spend: (ms: number) => boolean };
export type Patiences = (signal?: AbortSignal) => Patience;

/** Says no to a wait that would make all waits of a run longer than `maxWaitMs`: better to end and begin again with the next run. */
export function createPatiences(maxWaitMs = MAX_WAIT_MS): Patiences {
  const ofRuns = new WeakMap<AbortSignal, Patience>();
  const create = (): Patience => {
    let spentMs = 0;
    return {
      spend: (ms) => {
        if (spentMs + ms > maxWaitMs) return false;
        spentMs += ms;
        return true;
      },
    };
  };
  return (signal) => {
    if (signal === undefined) return create();
    const patience = ofRuns.get(signal) ?? create();
    ofRuns.set(signal, patience);
    return patience;
  };
}
