import { countOf } from '../days';
import { atMost } from '../goal-words';
import { knownOr, noData, type SignalDefinition } from '../signal';

/** Invoices of the last 90 days that the customer disputes (R125). no_data when no billing source is connected, or for an account that was never invoiced: that is not paying well. */
export const disputedInvoices: SignalDefinition = {
  name: 'disputed_invoices',
  unit: 'count',
  windowDays: 90,
  stream: 'invoices',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'at_zero',
  measure(features) {
    const isBilled = features.disputed90 === null || features.firstInvoiceOn !== null;
    return isBilled ? knownOr(features.disputed90, features, 'invoices') : noData('never_seen');
  },
  describe: (count) =>
    count === 0 ? 'No invoice disputed in 90 days' : `${countOf(count, 'invoice')} disputed in 90 days`,
  goal: (count) =>
    count === 0 ? 'the dispute is settled' : `${atMost(count, 'invoice')} ${count > 1 ? 'are' : 'is'} disputed`,
};
