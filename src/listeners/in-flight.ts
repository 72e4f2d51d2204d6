import type { AllMiddlewareArgs } from '@slack/bolt';

/** Counts listeners at work: `app.stop()` resolves while some still run. */
export function createInFlight() {
  let running = 0;
  let settle: (() => void)[] = [];
  const finish = (): void => {
    running -= 1;
    if (running > 0) return;
    settle.forEach((resolve) => resolve());
    settle = [];
  };
  return {
    /** Global middleware; register it first. */
    middleware: async ({ next }: Pick<AllMiddlewareArgs, 'next'>): Promise<void> => {
      running += 1;
      try {
        await next();
      } finally {
        finish();
      }
    },
    /** Resolves true once nothing runs any more, or false when that has not happened within `timeoutMs`. Stop the receiver first. */
    drain: async (timeoutMs: number): Promise<boolean> => {
      if (running === 0) return true;
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), timeoutMs);
        settle.push(() => {
          clearTimeout(timer);
          resolve(true);
        });
      });
    },
  };
}
