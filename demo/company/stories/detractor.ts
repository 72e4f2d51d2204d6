import { asLukewarm, type Story } from '../story';

/**
 * On day +5 the champion answers 2, on day +7 an admin answers 3, and the two tickets behind it (P2, opened on days +2 and +3) are
 * solved badly on day +12. Use does not move.
 * Expected: the detractor is called within a day, the answer being the reason. Satisfaction alone does not make the account Red.
 */
export const detractor: Story = {
  id: 'detractor',
  title: 'The champion turns detractor',
  expectation: 'A call within 24 hours with the answer as the reason, and no Red while the use is fine.',
  tell: (plan, on) => ({
    ...asLukewarm(plan),
    answersSurveys: false,
    surveys: [
      { day: on(-70), score: 8, comment: 'Good once it is set up.', role: 'champion' },
      { day: on(5), score: 2, comment: 'Month-end close failed twice & nobody called us back.', role: 'champion' },
      {
        day: on(7),
        score: 3,
        comment: 'Exports <still> broken. "We will look into it" is not an answer.',
        role: 'admin',
      },
    ],
    incidents: [2, 3].map((offset) => ({
      day: on(offset),
      hour: 9,
      priority: 'p2' as const,
      kind: 'bug' as const,
      solvedAfterHours: (12 - offset) * 24,
      isEscalated: true,
      isReopened: true,
      csat: 1,
    })),
  }),
};
