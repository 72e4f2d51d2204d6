export const TIMED_OUT = Symbol('timed out');

export type Deadline = {
  signal: AbortSignal;
  /** Something came: the time begins anew. */
  renew: () => void;
  end: () => void;
};

/** A signal that ends with the caller's, or `ms` after the last sign of life with TIMED_OUT as its reason. To be ended by whoever made it. */
export function startDeadline(ms: number, caller?: AbortSignal): Deadline {
  const controller = new AbortController();
  const onAbort = () => controller.abort(caller?.reason);
  if (caller?.aborted === true) onAbort();
  caller?.addEventListener('abort', onAbort, { once: true });
  const timer = setTimeout(() => controller.abort(TIMED_OUT), ms).unref(); // a connection keeps the process, not this
  return {
    signal: controller.signal,
    renew: () => void timer.refresh(),
    end: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    },
  };
}
