import { countOf } from '../days';
import { atMost } from '../goal-words';
import { knownOr, type SignalDefinition } from '../signal';

/** Tickets open now, feature requests left out (R104, R108: five call for a conversation). no_data without a ticket source. */
export const openTickets: SignalDefinition = {
  name: 'open_tickets',
  unit: 'count',
  windowDays: null,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure: (features) => knownOr(features.openTickets, features, 'tickets'),
  describe(count, { openTicketDaysMax }) {
    if (count === 0) return '0 tickets open';
    return `${countOf(count, 'ticket')} open, the oldest for ${countOf(Math.floor(openTicketDaysMax ?? 0), 'day')}`;
  },
  goal: (count) => `${atMost(count, 'ticket')} ${count > 1 ? 'are' : 'is'} open`,
};
