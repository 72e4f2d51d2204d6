import { atMost } from '../goal-words';
import { knownOr, type SignalDefinition } from '../signal';

/**
 * P1 and P2 tickets opened in the last 30 days, solved or not (R56, R104). Range 0 … ∞; feature requests left out.
 * no_data when no ticket source is connected.
 */
export const urgentTickets30d: SignalDefinition = {
  name: 'urgent_tickets_30d',
  unit: 'count',
  windowDays: 30,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure: (features) => knownOr(features.urgent30, features, 'tickets'),
  describe: (count) => `${count} P1 or P2 ${count === 1 ? 'ticket' : 'tickets'} opened in 30 days`,
  goal: (count) => `${atMost(count, 'urgent ticket')} ${count > 1 ? 'come' : 'comes'} in 30 days`,
};
