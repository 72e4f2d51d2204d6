import { asContent, type Story, withUsage } from '../story';

/**
 * Users, features and answers wear off over 150 days, too slowly for any two-week comparison to notice: from full health on day -120
 * to a twelfth of the use on day +30, with NPS going 9, 8, 6, 4.
 * Expected: not Red as long as nothing breaks, for a few still come every day; but the card names the seats that lie idle as waste and
 * the people who slip, although no fortnight looks bad.
 */
export const slowDecline: Story = {
  id: 'slow-decline',
  title: 'A slow decline over five months',
  expectation: 'Still Green, as a few come every day; the card names the idle seats as waste and the people who slip.',
  tell: (plan, on) => {
    const wear = { fromDay: on(-120), toDay: on(30), factor: 0.08 };
    return {
      ...withUsage(
        { ...asContent(plan), csatMean: 3.3, attendedRate: 0.6 },
        { users: [wear], features: [{ ...wear, factor: 0.4 }] },
      ),
      answersSurveys: false,
      surveys: [
        { day: on(-130), score: 9, comment: 'The weekly report saves us half a day.', role: 'champion' },
        { day: on(-80), score: 8, comment: 'Still good. Fewer of us in it these days.', role: 'champion' },
        { day: on(-25), score: 6, comment: 'Hard to say who still uses this.', role: 'admin' },
        { day: on(12), score: 4, comment: 'We are looking at alternatives.', role: 'champion' },
      ],
      touchesStopDay: on(-35),
    };
  },
};
