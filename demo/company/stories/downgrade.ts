import { asLukewarm, type Story, withUsage } from '../story';

/**
 * At the renewal on day +14 the customer takes 45% fewer seats for 45% less money, after a month in which users were removed.
 * Expected: the falling number of users is the early sign; the contraction is recorded as one when the new term begins.
 */
export const downgrade: Story = {
  id: 'downgrade',
  title: 'A renewal with fewer seats',
  expectation: 'Removed users warn before the renewal; the contraction itself is recorded on its day.',
  tell: (plan, on) => ({
    ...withUsage(asLukewarm(plan), {
      users: [{ fromDay: on(-20), toDay: on(10), factor: 0.4 }],
      features: [{ fromDay: on(-28), toDay: on(10), factor: 0.7 }],
    }),
    renewalDay: on(14),
    nextTerm: { arrFactor: 0.55, seatsFactor: 0.55 },
  }),
};
