import { percent } from '../change';
import { countOf } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

const MIN_SOLVED = 5; // of fewer, one ticket is a fifth or more

/**
 * Share of the tickets solved in the last 90 days that had come back once or more before (R114).
 *   rate = reopened / solved, 0–1; only tickets of which the source says it
 * no_data without a ticket source, when it does not count reopenings, or under 5 tickets.
 */
export const reopenRate90d: SignalDefinition = {
  name: 'reopen_rate_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'lagging',
  measure(features) {
    const { reopenKnown90, reopened90, solved90 } = features;
    if (reopenKnown90 === null || reopened90 === null) return knownOr(null, features, 'tickets');
    if (reopenKnown90 === 0 && (solved90 ?? 0) > 0) return noData('not_reported');
    return reopenKnown90 < MIN_SOLVED ? noData('too_few_to_compare') : known(reopened90 / reopenKnown90);
  },
  describe: (rate, { reopenKnown90 }) =>
    `${percent(rate)} of ${countOf(reopenKnown90 ?? 0, 'ticket')} solved in 90 days came back`,
  goal: (rate) => `at most ${percent(rate)} of tickets are reopened`,
};
