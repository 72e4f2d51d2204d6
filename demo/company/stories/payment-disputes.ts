import { asLukewarm, type Story, withUsage } from '../story';

/**
 * Invoices that fall due from day -12 to day +28 are disputed; the first dispute is settled with the others on day +40. Tickets ask
 * about charges, and the admin answers 4.
 * Expected: the dispute shows in the financial dimension, Red when a second one joins it.
 */
export const paymentDisputes: Story = {
  id: 'payment-disputes',
  title: 'The customer disputes its invoices',
  expectation: 'The financial dimension falls; Red when the second dispute joins the first.',
  tell: (plan, on) => ({
    ...withUsage(asLukewarm(plan), { adoptionRate: 0.37 }),
    billing: 'monthly',
    paymentTroubles: [{ fromDay: on(-12), toDay: on(28), kind: 'disputed', paidOnDay: on(40), lateDays: 0 }],
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
  }),
};
