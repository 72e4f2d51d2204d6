import { AppError } from '../../src/errors';

const SAME_PRESS_MS = 2_000;
const STOPPED_EXIT_CODE = 130;

/**
 * Ctrl-C, or SIGTERM from outside. One press of Ctrl-C under `npm run` arrives twice, from the terminal and from npm: the second
 * must not cut short what the first began. Who presses again later means it: then nothing more is waited for.
 */
export function watchStopSignals(): AbortSignal {
  const stopping = new AbortController();
  let pressedAtMs = 0;
  const onSignal = (): void => {
    const nowMs = performance.now();
    if (stopping.signal.aborted && nowMs - pressedAtMs > SAME_PRESS_MS) process.exit(STOPPED_EXIT_CODE);
    if (stopping.signal.aborted) return;
    pressedAtMs = nowMs;
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  return stopping.signal;
}

/** Between two steps: ends the demo in order when somebody has asked for it. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('stopped', 'Stopped.');
}
