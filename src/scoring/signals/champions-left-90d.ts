import { knownOr, type SignalDefinition } from '../signal';

/** Champions and executive sponsors who left the customer in the last 90 days (R76). no_data when contacts are not connected. */
export const championsLeft90d: SignalDefinition = {
  name: 'champions_left_90d',
  unit: 'count',
  windowDays: 90,
  stream: 'contacts',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure: (features) => knownOr(features.championsLeft90, features, 'contacts'),
  describe(count) {
    return count === 0
      ? 'No champion left in 90 days'
      : `${count === 1 ? '1 champion or sponsor' : `${count} champions or sponsors`} left in 90 days`;
  },
};
