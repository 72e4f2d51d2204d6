import { noUsage, percent } from '../change';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Most different features used on one day of the last 30, over the features paid for (R42, R93, R134).
 *   rate = used / purchased, 0–1 (more than purchased counts as all)
 * no_data when the source counts no features or the contract names none.
 */
export const featureAdoption: SignalDefinition = {
  name: 'feature_adoption',
  unit: 'rate',
  windowDays: 30,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { features30Max, featuresPurchased } = features;
    if (features30Max === null) return noUsage(features);
    if (featuresPurchased === null || featuresPurchased <= 0) return noData('not_reported');
    return known(Math.min(1, features30Max / featuresPurchased));
  },
  describe(rate, { features30Max, featuresPurchased }) {
    return `${percent(rate)} of features used in 30 days (${features30Max ?? 0} of ${featuresPurchased ?? 0})`;
  },
};
