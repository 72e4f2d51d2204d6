import { countOf, daysBetween, toDay } from '../days';
import { knownOr, known, type SignalDefinition } from '../signal';

/**
 * Days since the last contract term, or the renewal date of the account, ended with no later one on record (R43: contract end).
 *   days = today − the later of both, 0 … ∞; 0 while a term is in force or the date lies ahead
 * A renewal signed and not yet recorded reads the same: the record is to be mended then. no_data when no term or date was ever known.
 */
export const termEndedDays: SignalDefinition = {
  name: 'term_ended_days',
  unit: 'days',
  windowDays: null,
  stream: 'subscriptions',
  goodDirection: 'down',
  indicates: 'lagging',
  measure(features, now) {
    const { termArr, termsKnown, termsEndedOn, renewalOn } = features;
    const isInForce = termsKnown !== null && termsEndedOn === null; // also one whose ARR is not known
    if (termArr !== null || isInForce) return known(0);
    const endOn = [termsEndedOn, renewalOn]
      .filter((day) => day !== null)
      .toSorted()
      .at(-1);
    if (endOn === undefined) return knownOr(null, features, 'subscriptions');
    return known(Math.max(0, daysBetween(endOn, toDay(now))));
  },
  describe: (days) => `${countOf(days, 'day')} without a contract in force`,
  goal: () => 'a new term is signed',
};
