import { countOf } from '../days';
import { noFacts } from '../no-facts';
import { known, type SignalDefinition } from '../signal';

/**
 * Latest NPS answer of each executive sponsor and champion in 365 days, averaged: the relationship rating of R54, measured and not judged.
 * Range 0–10. People who left do not count. no_data without an NPS source, or when none of them answered.
 */
export const keyPeopleRating: SignalDefinition = {
  name: 'key_people_rating',
  unit: 'points',
  windowDays: 365,
  stream: 'nps',
  goodDirection: 'up',
  indicates: 'lagging',
  measure(features) {
    return features.keyPeopleNpsAvg === null ? noFacts(features, 'nps') : known(features.keyPeopleNpsAvg);
  },
  describe(points, { keyPeopleNpsKnown }) {
    return `Key people rate us ${points.toFixed(1)} of 10 (${countOf(keyPeopleNpsKnown ?? 0, 'answer')} in 365 days)`;
  },
  goal: (points) => `sponsors and champions rate us ${points.toFixed(1)} of 10`,
};
