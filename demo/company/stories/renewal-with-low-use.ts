import { asLukewarm, type Story, withUsage } from '../story';

/**
 * The renewal comes on day +47 and only a quarter of the seats is used; it sinks a little further from day -10 on. An answer of 5
 * arrives on day +6.
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
      users: [{ fromDay: on(-10), toDay: on(20), factor: 0.55 }],
    }),
    renewalDay: on(47),
    nextTerm: { arrFactor: 0.7, seatsFactor: 0.6 },
    surveys: [
      { day: on(6), score: 5, comment: 'Hard to justify the licences we do not use.', role: 'executive_sponsor' },
    ],
  }),
};
