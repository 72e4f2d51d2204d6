import { isYounger } from '../account-age';
import { countOf, daysBetween, toDay } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

const MIN_TICKETS = 4; // three times a very small number is still small
const BASELINE_WEEKS = 90 / 7;
const FLOOR_PER_WEEK = 0.5; // an account that never asks is measured against one ticket in two weeks
const BOTH_WINDOWS_DAYS = 104;

/**
 * Tickets opened in the last 14 days against the account's weekly average of the 90 days before (R111: about 3× is trouble). Feature
 * requests and how-to questions that are not urgent are left out (R56, R115).
 *   times = (last14 / 2) / max(before90 / 12.86, 0.5), 0 … ∞; under 4 tickets: at most 1, the normal
 * no_data without a ticket source, while it reaches back less than 104 days, or for an account younger than that.
 */
export const ticketSurge14d: SignalDefinition = {
  name: 'ticket_surge_14d',
  unit: 'times',
  windowDays: 14,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features, now) {
    const { tickets14, tickets90Prev, ticketsSinceOn } = features;
    if (tickets14 === null || tickets90Prev === null) return knownOr(null, features, 'tickets');
    const isShort = ticketsSinceOn === null || daysBetween(ticketsSinceOn, toDay(now)) < BOTH_WINDOWS_DAYS;
    if (isShort || isYounger(features, BOTH_WINDOWS_DAYS, toDay(now))) return noData('too_little_history');
    const times = tickets14 / 2 / Math.max(tickets90Prev / BASELINE_WEEKS, FLOOR_PER_WEEK);
    return known(tickets14 < MIN_TICKETS ? Math.min(1, times) : times);
  },
  describe(times, { tickets14 }) {
    const opened = `${countOf(tickets14 ?? 0, 'ticket')} opened in 14 days`;
    return times < 1.5 ? `${opened}, no more than usual` : `${opened}, ${times.toFixed(1)} times the usual`;
  },
  goal: (times) =>
    times <= 1 ? 'tickets come no faster than usual' : `tickets come at most ${times} times as fast as usual`,
};
