import { countOf } from '../days';
import { atMost } from '../goal-words';
import { knownOr, type SignalDefinition } from '../signal';

/** Tickets opened in the last 30 days that were escalated (R109). no_data without a ticket source. */
export const escalations30d: SignalDefinition = {
  name: 'escalations_30d',
  unit: 'count',
  windowDays: 30,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure: (features) => knownOr(features.escalated30, features, 'tickets'),
  describe: (count) =>
    count === 0 ? 'No ticket escalated in 30 days' : `${countOf(count, 'ticket')} escalated in 30 days`,
  goal: (count) => `${atMost(count, 'ticket')} ${count > 1 ? 'are' : 'is'} escalated in 30 days`,
};
