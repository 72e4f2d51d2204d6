import { knownOr, type SignalDefinition } from '../signal';

/** Average CSAT (1–5) of the tickets solved in the last 90 days (R114, R119). no_data when none was rated. */
export const csat90d: SignalDefinition = {
  name: 'csat_90d',
  unit: 'points',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'up',
  indicates: 'lagging',
  measure: (features) => knownOr(features.csat90Avg, features, 'tickets'),
  describe: (average) => `Support rated ${average.toFixed(1)} of 5 over 90 days`,
};
