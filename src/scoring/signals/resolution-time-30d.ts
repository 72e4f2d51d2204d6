import { describeHours } from '../days';
import { knownOr, type SignalDefinition } from '../signal';

/**
 * Average hours from opening to solution, of the tickets solved in the last 30 days (R44, R110).
 * no_data without a ticket source or when nothing was solved.
 */
export const resolutionTime30d: SignalDefinition = {
  name: 'resolution_time_30d',
  unit: 'hours',
  windowDays: 30,
  stream: 'tickets',
  goodDirection: 'down',
  indicates: 'lagging',
  measure: (features) => knownOr(features.resolution30HoursAvg, features, 'tickets'),
  describe: (hours) => `Tickets of the last 30 days took ${describeHours(hours)} to solve`,
  goal: (hours) => `tickets are solved within ${describeHours(hours)} on average`,
};
