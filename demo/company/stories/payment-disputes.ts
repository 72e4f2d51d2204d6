import { asLukewarm, type Story, withUnpaidInvoice } from '../story';

/**
 * The invoice due on day -14 is disputed, and so is the next; both are settled on day +27. Tickets ask about charges, and the admin
 * answers 4.
 * Expected: the dispute shows in the financial dimension (Yellow); Red on day +16, when it is 30 days old and a second one has joined.
 */
export const paymentDisputes: Story = {
  id: 'payment-disputes',
  title: 'The customer disputes its invoices',
  expectation: 'The financial dimension falls first; Red when the dispute is a month old; back once it is settled.',
  tell: (plan, on) => {
    const billed = withUnpaidInvoice(asLukewarm(plan), { dueDay: on(-14), paidOnDay: on(27) });
    return {
      ...billed,
      paymentTroubles: billed.paymentTroubles.map((trouble) => ({ ...trouble, kind: 'disputed' })),
      surveys: [{ day: on(9), score: 4, comment: 'We were charged for seats we cancelled.', role: 'admin' }],
      incidents: [-3, 4, 10].map((offset) => ({
        day: on(offset),
        hour: 11,
        priority: 'p3' as const,
        kind: 'question' as const,
        solvedAfterHours: 96,
        isEscalated: offset > 0,
        isReopened: true,
        csat: 2,
      })),
    };
  },
};
