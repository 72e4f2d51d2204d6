import { describeChange, measureChange } from '../change';
import { daysBetween, toDay } from '../days';
import { knownOr, noData, type SignalDefinition } from '../signal';

const TWO_WINDOWS_DAYS = 180;

/**
 * Amount invoiced in the last 90 days against the 90 days before (R43, R126).
 *   rate = last / before − 1, −1 … ∞
 * no_data without a billing source, in the account's first 180 days of invoices, or when nothing was invoiced before.
 */
export const billedChange90d: SignalDefinition = {
  name: 'billed_change_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'invoices',
  goodDirection: 'up',
  indicates: 'lagging',
  measure(features, now) {
    const { billed90, billed90Prev, firstInvoiceOn } = features;
    if (billed90 === null || billed90Prev === null) return knownOr(null, features, 'invoices');
    if (firstInvoiceOn === null) return noData('never_seen');
    if (daysBetween(firstInvoiceOn, toDay(now)) < TWO_WINDOWS_DAYS) return noData('too_little_history');
    return measureChange(billed90, billed90Prev);
  },
  describe: (rate) => describeChange('Amount invoiced', rate, 90),
};
