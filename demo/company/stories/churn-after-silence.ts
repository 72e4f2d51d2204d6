import { asLukewarm, type Story, withUsage } from '../story';

/**
 * Nobody answers from day -20 on: no surveys, no meetings, no tickets, use sinking to nothing by day +15; the invoice due on day +3
 * is never paid. The contract ends on day +38 and is not renewed.
 * Expected: Red weeks before the end; the silence is not read as contentment.
 */
export const churnAfterSilence: Story = {
  id: 'churn-after-silence',
  title: 'Silence, then churn',
  expectation: 'Red weeks before the contract ends: silence is not contentment.',
  tell: (plan, on) => ({
    ...withUsage(asLukewarm(plan), {
      users: [
        { fromDay: on(-20), toDay: on(5), factor: 0.3 },
        { fromDay: on(5), toDay: on(15), factor: 0.02 },
      ],
    }),
    ticketsPerMonth: 0.15,
    answersSurveys: false,
    surveys: [{ day: on(-95), score: 7, comment: '', role: 'admin' }],
    silences: [{ roles: ['executive_sponsor', 'champion', 'admin', 'user'], fromDay: on(-8), toDay: null }],
    touchesStopDay: on(-20),
    billing: 'monthly',
    paymentTroubles: [{ fromDay: on(0), toDay: on(60), kind: 'unpaid', paidOnDay: null, lateDays: 0 }],
    renewalDay: on(38),
    churnDay: on(38),
  }),
};
