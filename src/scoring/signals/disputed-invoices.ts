import { countOf } from '../days';
import { knownOr, type SignalDefinition } from '../signal';

/** Invoices of the last 90 days that the customer disputes (R125). no_data when no billing source is connected. */
export const disputedInvoices: SignalDefinition = {
  name: 'disputed_invoices',
  unit: 'count',
  windowDays: 90,
  stream: 'invoices',
  goodDirection: 'down',
  indicates: 'leading',
  measure: (features) => knownOr(features.disputed90, features, 'invoices'),
  describe: (count) =>
    count === 0 ? 'No invoice disputed in 90 days' : `${countOf(count, 'invoice')} disputed in 90 days`,
};
