import { describeHours } from '../days';
import { knownOr, type SignalDefinition } from '../signal';

/**
 * Hours the oldest open P2 has been open (R105, R107; X9: 24 h call for someone). 0 = none open. Range 0 … ∞; feature requests left out.
 * no_data when no ticket source is connected.
 */
export const openP2Hours: SignalDefinition = {
  name: 'open_p2_hours',
  unit: 'hours',
  windowDays: null,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure: (features) => knownOr(features.openP2Hours, features, 'tickets'),
  describe: (hours) => (hours === 0 ? 'No P2 ticket open' : `P2 ticket open for ${describeHours(hours)}`),
  goal: () => 'every open P2 is solved', // or it only grows older
};
