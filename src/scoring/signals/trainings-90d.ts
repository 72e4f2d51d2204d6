import { countOf } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

/**
 * Trainings of the last 90 days that took place (R51: two or more are worth all the points). Range 0 … ∞.
 * no_data without an activity source, or when no account of it ever had a training: a company that records none holds it against nobody.
 */
export const trainings90d: SignalDefinition = {
  name: 'trainings_90d',
  unit: 'count',
  windowDays: 90,
  stream: 'activities',
  goodDirection: 'up',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const { trainings90, areTrainingsRecorded } = features;
    if (trainings90 === null) return knownOr(null, features, 'activities');
    return areTrainingsRecorded ? known(trainings90) : noData('not_reported');
  },
  describe: (count) => `${countOf(count, 'training')} attended in 90 days`,
  goal: (count) => `they attend ${countOf(count, 'training')} in 90 days`,
};
