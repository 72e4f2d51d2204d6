import { defineTrigger } from './define-trigger';
import { countOf } from './words';

/** The oldest unpaid invoice is past its due date by more than the days of grace (R127, R148, X10: none by default). One alert per invoice. */
export const paymentPastDue = defineTrigger({
  id: 'payment_past_due',
  tier: 'critical',
  stream: 'invoices',
  again: 'at_once',
  find({ payment }, { grace_days: graceDays }) {
    if (payment === null) return 'unknown';
    if (payment.overdueDays <= graceDays) return null;
    return {
      key: payment.invoiceId,
      reason: `Invoice ${countOf(payment.overdueDays, 'day')} overdue`,
      action: 'ask their billing contact {when} when it will be paid, and whether anything about it is disputed',
      evidence: { value: payment.overdueDays, limit: graceDays, windowDays: null },
    };
  },
});
