import { asLukewarm, type Story, withUsage } from '../story';

/**
 * In trouble when the demo opens: use fell to a fifth between days -35 and -15, two invoices unpaid, a P1 open since day -3. From day +2
 * on it turns: the P1 is solved on day +2, the invoices are paid on day +5, use is back by day +14, and the champion answers 8.
 * Expected: Red at the opening; out of Red within three weeks, said in the thread of the same message.
 */
export const recovery: Story = {
  id: 'recovery',
  title: 'A red account comes back',
  expectation: 'Red at the opening, out of Red within three weeks, in the same thread.',
  tell: (plan, on) => ({
    ...withUsage(asLukewarm(plan), {
      adoptionRate: 0.55,
      featureRate: 0.55,
      users: [
        { fromDay: on(-35), toDay: on(-15), factor: 0.2 },
        { fromDay: on(2), toDay: on(14), factor: 5 },
      ],
    }),
    billing: 'monthly',
    paymentTroubles: [{ fromDay: on(-60), toDay: on(4), kind: 'unpaid', paidOnDay: on(5), lateDays: 0 }],
    incidents: [
      {
        day: on(-3),
        hour: 8,
        priority: 'p1',
        kind: 'bug',
        solvedAfterHours: 5 * 24,
        isEscalated: true,
        isReopened: false,
        csat: 4,
      },
    ],
    surveys: [
      { day: on(-10), score: 4, comment: 'Nobody here can work with it at the moment.', role: 'admin' },
      { day: on(12), score: 8, comment: 'Thank you for sending Priya’s team over.', role: 'champion' },
    ],
  }),
};
