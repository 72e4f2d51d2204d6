import { countOf } from '../days';
import { atMost } from '../goal-words';
import { noFacts } from '../no-facts';
import { known, noData, type SignalDefinition } from '../signal';

/**
 * Invoices due in the last 365 days that were paid late or are overdue (R125: multiple payment delays; R55). Range 0 … ∞.
 * Beside the share: of a yearly bill one delay is all there is, of twelve it is one. no_data when nothing fell due.
 */
export const latePayments365d: SignalDefinition = {
  name: 'late_payments_365d',
  unit: 'count',
  windowDays: 365,
  stream: 'invoices',
  goodDirection: 'down',
  indicates: 'lagging',
  measure(features) {
    const { due365, late365 } = features;
    if (due365 === null || late365 === null) return noFacts(features, 'invoices');
    return due365 === 0 ? noData('too_few_to_compare') : known(late365);
  },
  describe: (count, { due365 }) => `${count} of ${countOf(due365 ?? 0, 'invoice')} late in 365 days`,
  goal: (count) => `${atMost(count, 'invoice')} ${count > 1 ? 'are' : 'is'} late in a year`,
};
