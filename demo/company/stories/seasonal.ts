import { asContent, type Story, withUsage } from '../story';

/**
 * A customer that works by the season and rests in the month in which the demo opens and the one before: use falls by nearly 90% for
 * two months, announced, paid and with friendly answers.
 * Expected: no Red. Everything but the use says that nothing is wrong, and last season looked the same.
 */
export function createSeasonal(quietMonths: readonly number[]): Story {
  return {
    id: 'seasonal',
    title: 'A seasonal customer in its quiet months',
    expectation: 'No Red alert: paid, friendly and quiet as every year.',
    tell: (plan, on) => ({
      ...withUsage(asContent(plan), { quietMonths, adoptionRate: 0.85, featureRate: 0.8, keepsHolidays: true }),
      answersSurveys: false,
      surveys: [-150, -75, -6, 25].map((offset) => ({
        day: on(offset),
        score: 10,
        comment: offset < -10 ? 'Carried us through the season.' : 'Quiet time now, back in force next month.',
        role: 'champion' as const,
      })),
    }),
  };
}
