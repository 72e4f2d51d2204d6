import { AppError } from '../../src/errors';

/** Ctrl-C, or SIGTERM from outside. */
export function watchStopSignals(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  return stopping.signal;
}

/** Between two steps: ends the demo in order when somebody has asked for it. */
export function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('stopped', 'Stopped.');
}
