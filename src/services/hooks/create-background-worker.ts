/** Works in the background of a process: once at a time, and once more when it was asked while at work. */
export type BackgroundWorker = {
  /** There is something to do; returns at once. */
  kick: () => void;
  /** Does it, and waits until it is done. */
  run: () => Promise<void>;
  /** Takes on nothing more, and waits for what is under way. */
  stop: () => Promise<void>;
};

/** @param work - does all there is to do; asked to stop, it ends after the piece it is at. */
export function createBackgroundWorker(
  work: (isStopping: () => boolean) => Promise<unknown>,
  onError: (error: unknown) => void,
): BackgroundWorker {
  const state: { running: Promise<void> | null; isAsked: boolean; isStopped: boolean } = {
    running: null,
    isAsked: false,
    isStopped: false,
  };
  const loop = async (): Promise<void> => {
    while (state.isAsked && !state.isStopped) {
      state.isAsked = false;
      await work(() => state.isStopped);
    }
  };
  const run = (): Promise<void> => {
    state.isAsked = true;
    state.running ??= loop().finally(() => (state.running = null));
    return state.running;
  };
  return {
    run,
    kick: () => void run().catch(onError),
    stop: async () => {
      state.isStopped = true;
      await state.running?.catch(() => undefined); // whoever asked for it has heard
    },
  };
}
