import type { AccountFeatures } from '../../domain/features';
import { describeChange, measureChange } from '../change';
import { daysBetween, toDay } from '../days';
import { atLeastChange } from '../goal-words';
import { knownOr, noData, type SignalDefinition } from '../signal';

const TWO_QUARTERS_DAYS = 180;
const YEAR_DAYS = 365;
const LATE_BILL_DAYS = 106; // a quarter, and a fortnight in which its bill may still come

/**
 * Amount invoiced in the last three calendar months against the three before (R43, R126).
 *   rate = last / before − 1, −1 … ∞; −1: an account that was billed all along no longer is
 * Only for a rhythm of a quarter or less: a yearly bill would read as a fall to nothing three months later. So the quarters before the
 * last must each hold an invoice: all three of them after a year of invoices, two in an account younger than that.
 * no_data without a billing source, in the first 180 days of invoices, with a slower rhythm, or while a quarterly bill is a fortnight late.
 */
export const billedChange90d: SignalDefinition = {
  name: 'billed_change_90d',
  unit: 'rate',
  windowDays: 90,
  stream: 'invoices',
  goodDirection: 'up',
  indicates: 'lagging',
  measure(features, now) {
    const { billedQuarter, billedQuarterPrev, quartersBilledPrev, firstInvoiceOn } = features;
    if (billedQuarter === null || billedQuarterPrev === null) return knownOr(null, features, 'invoices');
    if (firstInvoiceOn === null) return noData('never_seen');
    const historyDays = daysBetween(firstInvoiceOn, toDay(now));
    if (historyDays < TWO_QUARTERS_DAYS) return noData('too_little_history');
    const isFrequent = (quartersBilledPrev ?? 0) >= (historyDays < YEAR_DAYS ? 2 : 3);
    if (!isFrequent || isBillLate(features, now)) return noData('too_few_to_compare');
    return measureChange(billedQuarter, billedQuarterPrev);
  },
  describe(rate) {
    if (rate === -1) return 'Nothing invoiced in 3 months, after every quarter before';
    return describeChange('Amount invoiced', rate, 90).replace('90 days', '3 months');
  },
  goal: (rate) => atLeastChange('billing is', rate, 'the quarter before'),
};

/** Billed once a quarter, and the next bill is not so late yet that it will not come. */
function isBillLate({ billedQuarter, invoicesQuarterPrev, lastInvoiceOn }: AccountFeatures, now: Date): boolean {
  if (billedQuarter !== 0 || invoicesQuarterPrev !== 1 || lastInvoiceOn === null) return false;
  return daysBetween(lastInvoiceOn, toDay(now)) < LATE_BILL_DAYS;
}
