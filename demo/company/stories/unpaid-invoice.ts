import { asLukewarm, type Story, withUnpaidInvoice } from '../story';

/**
 * The invoice that falls due 22 days before the demo opens is not paid, nor is the next; both are settled on day +28. So the first is
 * 30 days overdue on day +8. Use is thin but steady.
 * Expected: Yellow while it is late; Red on day +8 with the invoice as the reason; out of Red when it is paid.
 */
export const unpaidInvoice: Story = {
  id: 'unpaid-invoice',
  title: 'An invoice goes unpaid for more than 30 days',
  expectation: 'Yellow while it is late, Red at 30 days with the invoice as the reason, back once it is paid.',
  tell: (plan, on) => withUnpaidInvoice(asLukewarm(plan), { dueDay: on(-22), paidOnDay: on(28) }),
};
