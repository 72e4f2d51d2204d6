import { describeHours } from '../days';
import { knownOr, type SignalDefinition } from '../signal';

/**
 * Hours the oldest open P1 has been open (R106, R113; X9: 48 h holds the score in red). 0 = none open.
 * no_data when no ticket source is connected.
 */
export const openP1Hours: SignalDefinition = {
  name: 'open_p1_hours',
  unit: 'hours',
  windowDays: null,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure: (features) => knownOr(features.openP1Hours, features, 'tickets'),
  describe: (hours) => (hours === 0 ? 'No P1 ticket open' : `P1 ticket open for ${describeHours(hours)}`),
  goal: () => 'every open P1 is solved', // or it only grows older
};
