import type { AccountFeatures } from '../../../src/domain/features';
import { loadSignals } from '../../../src/services/model/load-signals';
import { buildFeatures, buildUnknown, getSignal, NOW } from '../build-features';

const measure = (name: string, over: Partial<AccountFeatures>) => getSignal(name).measure(buildFeatures(over), NOW);
const tell = (name: string, over: Partial<AccountFeatures>) => {
  const features = buildFeatures(over);
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};
const EVENTS = { logins14: null, logins14Prev: null };

describe('login_trend_14d', () => {
  it.each([
    [{ logins14: 236 }, 'Logins down 41% in 14 days'],
    [{ logins14: 448 }, 'Logins up 12% in 14 days'],
    [{ logins14: 401 }, 'Logins steady over 14 days'],
    [{ logins14: 0 }, 'Logins down 100% in 14 days'],
    [{ ...EVENTS, events14: 150, events14Prev: 300 }, 'not_reported'], // events do not stand in for logins
    [{ logins14: 20, logins14Prev: 40 }, 'Logins down 50% in 14 days'],
    [{ logins14: 20, logins14Prev: 39 }, 'too_few_to_compare'],
    [{ activeDays14Prev: 4 }, 'too_few_to_compare'],
    [{ firstUsageOn: '2026-02-08' }, 'Logins steady over 14 days'], // 24 of 28 days: a late start makes no fall
    [{ firstUsageOn: '2026-02-09' }, 'too_little_history'],
    [{ ...EVENTS }, 'not_reported'],
    [{ ...EVENTS, connected: [] }, 'not_connected'],
    [{ ...EVENTS, firstUsageOn: null }, 'never_seen'],
  ])('%j reads "%s"', (over, sentence) => {
    expect(tell('login_trend_14d', over)).toBe(sentence);
  });
});

describe('activity_recency', () => {
  it.each([
    ['2026-03-03', 0, 'Active on the last day reported, 0 days of silence'],
    ['2026-03-02', 1, 'No activity for 1 day'],
    ['2026-02-24', 7, 'No activity for 7 days'],
  ])('last active on %s is %d days', (lastActiveOn, value, sentence) => {
    expect(measure('activity_recency', { lastActiveOn })).toEqual({ kind: 'known', value });
    expect(tell('activity_recency', { lastActiveOn })).toBe(sentence);
  });

  it('counts from the end of a late feed, not from today', () => {
    const late = { usageEndOn: '2026-02-28', lastActiveOn: '2026-02-27' };
    expect(measure('activity_recency', late)).toEqual({ kind: 'known', value: 0 });
  });

  it('does not call an account silent that never began', () => {
    const never = { firstUsageOn: null, lastActiveOn: null };
    expect(measure('activity_recency', never)).toEqual({ kind: 'no_data', reason: 'never_seen' });
  });
});

describe('activity_level_30d', () => {
  it.each([
    [{ events30: 60, events31to90: 200 }, 'Activity over 30 days 40% below the 60 days before'],
    [{ events30: 120, events31to90: 200 }, 'Activity over 30 days 20% above the 60 days before'],
    [{ logins30: 880 }, 'Activity over 30 days in line with the 60 days before'],
    [{ logins30: null, activeDays30: 10, activeDays31to90: 40 }, 'Activity over 30 days 50% below the 60 days before'],
    [{ activeDays31to90: 1 }, 'too_few_to_compare'],
    [{ firstUsageOn: '2025-12-09' }, 'too_little_history'],
    [{ firstUsageOn: '2025-12-08' }, 'Activity over 30 days in line with the 60 days before'],
  ])('%j reads "%s"', (over, sentence) => {
    expect(tell('activity_level_30d', over)).toBe(sentence);
  });
});

describe('rates and counts of use', () => {
  it.each([
    ['active_days_30d', { activeDays30: 0 }, 'Not active once in 30 days'],
    ['active_days_30d', { activeDays30: 1 }, 'Active on 1 day of the last 30'],
    ['active_days_30d', { firstUsageOn: '2026-02-10' }, 'too_little_history'],
    ['active_user_trend_30d', { activeUsers30Avg: 30 }, 'Active users down 25% in 30 days'],
    ['active_user_trend_30d', { activeUsers30PrevAvg: 1.9 }, 'too_few_to_compare'],
    ['active_user_trend_30d', { activeUsers30PrevAvg: null }, 'not_reported'],
    ['seat_use', {}, '88% of seats in use over 4 weeks (44 of 50)'],
    ['seat_use', { weeklyPeakUsers: 42.6 }, '85% of seats in use over 4 weeks (43 of 50)'],
    ['seat_use', { weeklyPeakUsers: 1, seatsPurchased: 1 }, '100% of seats in use over 4 weeks (1 of 1)'],
    ['seat_use', { seatsPurchased: 0 }, 'not_reported'],
    ['seat_use', { seatsPurchased: null }, 'not_reported'],
    ['seat_use', { weeklyPeakUsers: 0 }, '0% of seats in use over 4 weeks (0 of 50)'],
    [
      'feature_adoption',
      { weeklyPeakFeatures: 3, featuresPurchased: 10 },
      '30% of features in use over 4 weeks (3 of 10)',
    ],
    ['feature_adoption', { weeklyPeakFeatures: 3 }, 'not_reported'],
    ['session_time_trend_30d', { minutes30: 30, minutes30Prev: 60 }, 'Time in the product down 50% in 30 days'],
    ['session_time_trend_30d', { minutes30: 30, minutes30Prev: 59 }, 'too_few_to_compare'],
    ['api_use', { apiCalls30: 86, apiLimitMonthly: 100 }, '86% of the API limit used in 30 days'],
    ['api_use', { apiCalls30: 86 }, 'not_reported'],
    ['paid_seats_idle', { activeUsers30Avg: 15 }, '70% of the seats paid for idle on an average day of 30'],
    ['paid_seats_idle', { activeUsers30Avg: 60 }, '0% of the seats paid for idle on an average day of 30'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });
});

it('no signal has a value for an account of which nothing is known', () => {
  for (const signal of loadSignals().values())
    expect({ [signal.name]: signal.measure(buildUnknown(), NOW).kind }).toEqual({ [signal.name]: 'no_data' });
});
