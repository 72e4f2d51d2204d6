import type { SharedCause } from '../domain/insight';
import type { Forecaster } from './forecast';

/** What one account's evaluation takes from all of them: read once per run. */
export type Fleet = {
  forecast: Forecaster;
  weekFactor: number; // what the last whole week was for everyone, 1 = as usual
  sharedCause: SharedCause | null;
};

/** Where nothing is known of the others. */
export const NO_FLEET: Fleet = { forecast: () => null, weekFactor: 1, sharedCause: null };
