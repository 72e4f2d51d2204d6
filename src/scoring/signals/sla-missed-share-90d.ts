import { percent } from '../change';
import { countOf } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

const MIN_DUE = 5; // of fewer, one ticket is a fifth or more

/**
 * Share of the tickets due in the last 90 days that were not solved by then (R44, R110), feature requests left out.
 *   rate = missed / due, 0–1; due = opened + 8 h for P1, 24 h for P2, 72 h for P3, 168 h for P4
 * The hours are our own: the contract carries no service level. A ticket counts when its target falls due, not when it is solved: those
 * nobody solves count as well. no_data without a ticket source, without priorities, or under 5 tickets due.
 */
export const slaMissedShare90d: SignalDefinition = {
  name: 'sla_missed_share_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'lagging',
  measure(features) {
    const { targetsDue90, targetsMissed90 } = features;
    if (targetsDue90 === null || targetsMissed90 === null) return knownOr(null, features, 'tickets');
    return targetsDue90 < MIN_DUE ? noData('too_few_to_compare') : known(targetsMissed90 / targetsDue90);
  },
  describe: (rate, { targetsDue90 }) =>
    `${percent(rate)} of ${countOf(targetsDue90 ?? 0, 'ticket')} missed the target time in 90 days`,
  goal: (rate) => `at most ${percent(rate)} of tickets miss their target time`,
};
