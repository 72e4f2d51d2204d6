import { asContent, type Story, withUsage } from '../story';

/**
 * A pilot with 30 seats starts at half of them and grows from day -60 on; from about day +2 more than 90% of the seats are active on
 * an ordinary day, features and API use rise with it, and "how do I" questions come in.
 * Expected: never Red; ranked among the accounts ready to expand.
 */
export const pilotTakesOff: Story = {
  id: 'pilot-takes-off',
  title: 'A pilot takes off',
  expectation: 'Stays healthy and is named as ready to expand: more than 90% of the seats in use.',
  tell: (plan, on) => {
    const rise = { fromDay: on(-60), toDay: on(2), factor: 1.95 };
    const grown = withUsage(asContent(plan), {
      adoptionRate: 0.5,
      growthPerYear: 1,
      noiseRate: 0.02,
      users: [rise],
      api: [{ ...rise, factor: 1.6 }],
    });
    const questions = [-20, -12, -5, 1, 6, 11].map((offset) => ({
      day: on(offset),
      hour: 10,
      priority: 'p4' as const,
      kind: 'question' as const,
      solvedAfterHours: 5,
      isEscalated: false,
      isReopened: false,
      csat: 5,
    }));
    return { ...grown, seats: 30, arr: Math.round(plan.arr * (30 / plan.seats)), incidents: questions };
  },
};
