import type { AccountFeatures } from '../../src/domain/features';
import { loadSignals } from '../../src/services/model/load-signals';
import { buildFeatures, getSignal, GOOD_RELATIONS, NOW } from './build-features';

const say = (name: string, value: number, over: Partial<AccountFeatures> = {}) =>
  getSignal(name).goal?.(value, buildFeatures({ ...GOOD_RELATIONS, ...over }), NOW);

describe('what would have to be so, in a signal’s own words', () => {
  it('is said by every signal, as the rest of “Green if …”', () => {
    const known = buildFeatures({ ...GOOD_RELATIONS, featuresPurchased: 10 });
    for (const [name, { goal, unit }] of loadSignals())
      for (const value of unit === 'rate' ? [-0.25, 0, 0.25, 1] : [0, 1, 2, 30]) {
        const sentence = goal?.(value, known, NOW) ?? `${name} says nothing`;
        expect(sentence).toMatch(/^[\p{Ll}\d]|^(NPS|API) /u); // the rest of a sentence, without full stop
        expect(sentence).not.toMatch(/nothing|undefined|NaN|Infinity|null|\.$/);
      }
  });

  it.each([
    // signal, value aimed at, sentence
    ['login_trend_14d', -0.15, 'logins are at 170 a week'], // 400 in the 14 days before
    ['login_trend_14d', -0.153, 'logins are at 170 a week'], // 169.4: never a promise too small
    ['login_trend_14d', 0, 'logins are at 200 a week'],
    ['activity_level_30d', -0.12, 'activity is at most 12% below the 60 days before'],
    ['activity_level_30d', 0, 'activity is back at the level of the 60 days before'],
    ['activity_level_30d', 0.05, 'activity is at least 5% above the 60 days before'],
    ['activity_recency', 0, 'someone uses it every day'],
    ['activity_recency', 6, 'someone uses it at least every 7 days'],
    ['active_days_30d', 18, 'it is used on 18 days a month'],
    ['seat_use', 0.61, '31 of 50 seats are in use'],
    ['seat_use', 0.62, '31 of 50 seats are in use'],
    ['paid_seats_idle', 0.38, '31 of 50 seats are in use on an average day'],
    ['active_user_trend_30d', -0.1, '36 users come on an average day'],
    ['overdue_days', 29, 'every overdue invoice is paid'],
    ['open_p1_hours', 0, 'every open P1 is solved'],
    ['open_tickets', 0, 'no ticket is open'],
    ['open_tickets', 1, 'at most 1 ticket is open'],
    ['open_tickets', 3, 'at most 3 tickets are open'],
    ['ticket_surge_14d', 1, 'tickets come no faster than usual'],
    ['ticket_surge_14d', 2, 'tickets come at most 2 times as fast as usual'],
    ['resolution_time_30d', 36, 'tickets are solved within 36 hours on average'],
    ['csat_90d', 4.2, 'support is rated 4.2 of 5'],
    ['departments_active_30d', 1, '1 department is active in 30 days'],
    ['departments_active_30d', 2, '2 departments are active in 30 days'],
    ['renewal_days', 42, 'the renewal is signed'],
  ])('%s at %d: “%s”', (name, value, sentence) => {
    expect(say(name, value)).toBe(sentence);
  });

  it.each([
    [60, [3], 'the next NPS answer is 7 or better'], // (1 × 70 + ½ × 30) / 1½ = 56.7 … with 90 days of age
    [70, [3], 'the next NPS answer is 9 or better'],
    [90, [3], 'NPS answers come to 90 of 100 points'],
  ])('NPS at %d after %j says which answer would do', (points, npsScores, sentence) => {
    expect(say('nps', points, { npsScores, npsAgesDays: [180] })).toBe(sentence);
  });
});
