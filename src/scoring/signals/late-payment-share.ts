import { percent } from '../change';
import { countOf } from '../days';
import { known, knownOr, noData, type SignalDefinition } from '../signal';

const MIN_DUE = 2; // of one invoice a share says nothing: overdue_days tells of it

/**
 * Share of the invoices due in the last 365 days that were paid late or are overdue (R43, R55, R125, R128).
 *   rate = late / due, 0–1; no_data under 2 invoices due or when no billing source is connected
 */
export const latePaymentShare: SignalDefinition = {
  name: 'late_payment_share',
  unit: 'rate',
  windowDays: 365,
  stream: 'invoices',
  goodDirection: 'down',
  indicates: 'lagging',
  measure(features) {
    const { due365, late365 } = features;
    if (due365 === null || late365 === null) return knownOr(null, features, 'invoices');
    return due365 < MIN_DUE ? noData('too_few_to_compare') : known(late365 / due365);
  },
  describe(rate, { due365 }) {
    if (rate === 0) return `All of ${countOf(due365 ?? 0, 'invoice')} paid on time in 365 days`;
    return `${percent(rate)} of ${countOf(due365 ?? 0, 'invoice')} late in 365 days`;
  },
  goal: (rate) => `at most ${percent(rate)} of invoices are late in a year`,
};
