import { countOf } from '../days';
import { knownOr, noData, type SignalDefinition } from '../signal';

/**
 * Days the oldest unpaid invoice is past its due date (R125, R127; X10). 0 = nothing overdue.
 * no_data when no billing source is connected, or for an account that was never invoiced: that is not paying well.
 */
export const overdueDays: SignalDefinition = {
  name: 'overdue_days',
  unit: 'days',
  windowDays: null,
  stream: 'invoices',
  goodDirection: 'down',
  indicates: 'lagging',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const isBilled = features.overdueDaysMax === null || features.firstInvoiceOn !== null;
    return isBilled ? knownOr(features.overdueDaysMax, features, 'invoices') : noData('never_seen');
  },
  describe: (days) => (days === 0 ? '0 invoices overdue' : `Invoice ${countOf(days, 'day')} overdue`),
  goal: () => 'every overdue invoice is paid', // or it only grows older
};
