import { asLukewarm, type Story, withUsage } from '../story';

/**
 * The renewal comes on day +47 and only a quarter of the seats is used; from day -2 on use sinks by two thirds within 18 days. An answer
 * of 5 arrives on day +6, and the invoice due on day +12 is held back until day +26.
 * Expected: a renewal task at 60 and 30 days; Red before the last month begins, the action naming the renewal.
 */
export const renewalWithLowUse: Story = {
  id: 'renewal-with-low-use',
  title: 'A renewal approaches with low use',
  expectation: 'Red before the last month of the contract, with an action that fits a renewal.',
  tell: (plan, on) => ({
    ...withUsage(asLukewarm(plan), {
      adoptionRate: 0.25,
      featureRate: 0.34,
      users: [{ fromDay: on(-2), toDay: on(16), factor: 0.3 }],
    }),
    billing: 'monthly',
    paymentTroubles: [{ fromDay: on(12), toDay: on(13), kind: 'unpaid', paidOnDay: on(26), lateDays: 0 }],
    renewalDay: on(47),
    nextTerm: { arrFactor: 0.7, seatsFactor: 0.6 },
    surveys: [
      { day: on(6), score: 5, comment: 'Hard to justify the licences we do not use.', role: 'executive_sponsor' },
    ],
  }),
};
