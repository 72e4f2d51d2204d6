import { countOf } from '../days';
import { known, knownOr, type SignalDefinition } from '../signal';

/**
 * Days the oldest open ticket of any priority has waited (R104), feature requests left out. 0 = none open. Range 0 … ∞, with fraction.
 * no_data when no ticket source is connected.
 */
export const oldestTicketDays: SignalDefinition = {
  name: 'oldest_ticket_days',
  unit: 'days',
  windowDays: null,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    if (features.openTickets === null) return knownOr(null, features, 'tickets');
    return known(features.openTicketDaysMax ?? 0);
  },
  describe: (days) => (days === 0 ? '0 tickets open' : `Oldest ticket open for ${countOf(Math.floor(days), 'day')}`),
  goal: (days) =>
    days === 0 ? 'every open ticket is solved' : `no ticket is open for more than ${countOf(days, 'day')}`,
};
