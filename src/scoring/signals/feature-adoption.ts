import { noUsage, percent } from '../change';
import { wholeUp } from '../goal-words';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Different features used on the busiest day of a week, averaged over the last four weeks, over the features paid for (R42, R93, R134).
 *   rate = used / purchased, 0–1 (more than purchased counts as all)
 * no_data when the source counts no features or the contract names none.
 */
export const featureAdoption: SignalDefinition = {
  name: 'feature_adoption',
  unit: 'rate',
  windowDays: 28,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { weeklyPeakFeatures, featuresPurchased } = features;
    if (weeklyPeakFeatures === null) return noUsage(features);
    if (featuresPurchased === null || featuresPurchased <= 0) return noData('not_reported');
    return known(Math.min(1, weeklyPeakFeatures / featuresPurchased));
  },
  describe(rate, { weeklyPeakFeatures, featuresPurchased }) {
    return `${percent(rate)} of features in use over 4 weeks (${Math.round(weeklyPeakFeatures ?? 0)} of ${featuresPurchased ?? 0})`;
  },
  goal: (rate, { featuresPurchased }) =>
    `${wholeUp(rate * (featuresPurchased ?? 0))} of ${featuresPurchased ?? 0} features are in use`,
};
