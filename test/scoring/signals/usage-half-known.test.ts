import type { AccountFeatures } from '../../../src/domain/features';
import { buildFeatures, getSignal, NOW } from '../build-features';

const measure = (name: string, over: Partial<AccountFeatures>) => getSignal(name).measure(buildFeatures(over), NOW);
const TOO_YOUNG = '2026-01-10'; // 53 days before the end of the feed

describe('usage of which only half is known', () => {
  it.each([
    // signal, what is known, why there is no value
    ['login_trend_14d', { logins14: null }, 'not_reported'],
    ['login_trend_14d', { logins14Prev: null }, 'not_reported'],
    ['activity_level_30d', { logins30: 880, logins31to90: null, events30: 5, events31to90: null }, 'not_reported'],
    ['activity_level_30d', { events30: null, events31to90: 5, logins30: null, logins31to90: 5, activeDays30: null }, 'not_reported'],
    ['active_user_trend_30d', { activeUsers30Avg: null }, 'not_reported'],
    ['active_user_trend_30d', { activeUsers30PrevAvg: null }, 'not_reported'],
    ['active_user_trend_30d', { firstUsageOn: TOO_YOUNG }, 'too_little_history'],
    ['session_time_trend_30d', { minutes30: 80, minutes30Prev: null }, 'not_reported'],
    ['session_time_trend_30d', { minutes30: null, minutes30Prev: 80 }, 'not_reported'],
    ['session_time_trend_30d', { minutes30: 80, minutes30Prev: 80, firstUsageOn: TOO_YOUNG }, 'too_little_history'],
    ['api_use', { apiCalls30: 86, apiLimitMonthly: 0 }, 'not_reported'],
    ['api_use', { apiCalls30: 86, apiLimitMonthly: null }, 'not_reported'],
    ['api_use', { apiCalls30: null, apiLimitMonthly: 100 }, 'not_reported'],
    ['feature_adoption', { weeklyPeakFeatures: 3, featuresPurchased: 0 }, 'not_reported'],
    ['feature_adoption', { weeklyPeakFeatures: 3, featuresPurchased: null }, 'not_reported'],
    ['paid_seats_idle', { seatsPurchased: 0 }, 'not_reported'],
    ['paid_seats_idle', { seatsPurchased: null }, 'not_reported'],
    ['activity_recency', { usageEndOn: null }, 'not_reported'],
    ['activity_level_90d', { events90: 5, events90Prev: null }, 'not_reported'],
    ['api_trend_30d', { apiCalls30: 400 }, 'not_reported'],
    ['api_trend_30d', { apiCalls30Prev: 400 }, 'not_reported'],
    ['feature_trend_90d', { weeklyPeakFeatures: 5 }, 'not_reported'],
    ['feature_trend_90d', { weeklyPeakFeatures90Ago: 5 }, 'not_reported'],
    ['user_growth_90d', { weeklyPeakUsers: null }, 'not_reported'],
    ['user_growth_90d', { weeklyPeakUsers90Ago: null }, 'not_reported'],
    ['minutes_per_user', { minutes30: null }, 'not_reported'],
    ['minutes_per_user', { minutes30: 80, userDays30: null }, 'not_reported'],
    ['session_length', { minutes30: null }, 'not_reported'],
    ['session_length', { minutes30: 80, logins30: null }, 'not_reported'],
    ['session_length_trend_30d', { minutes30: null, minutes30Prev: 80 }, 'not_reported'],
    ['session_length_trend_30d', { minutes30: 80, minutes30Prev: null }, 'not_reported'],
    ['session_length_trend_30d', { minutes30: 80, minutes30Prev: 80, logins30: null }, 'not_reported'],
    ['session_length_trend_30d', { minutes30: 80, minutes30Prev: 80, logins30Prev: null }, 'not_reported'],
  ] as const)('says nothing: %s of %j is %s', (name, over, reason) => {
    expect(measure(name, over)).toEqual({ kind: 'no_data', reason });
  }); // prettier-ignore
});

describe('just enough to compare', () => {
  it.each([
    ['login_trend_14d', { activeDays14Prev: 5 }, 0],
    ['activity_level_30d', { activeDays31to90: 2 }, 0],
    ['active_user_trend_30d', { activeUsers30Avg: 1, activeUsers30PrevAvg: 2 }, -0.5],
    ['api_trend_30d', { apiCalls30: 150, apiCalls30Prev: 300 }, -0.5],
    ['feature_trend_90d', { weeklyPeakFeatures: 6, weeklyPeakFeatures90Ago: 3 }, 1],
    ['user_growth_90d', { weeklyPeakUsers: 2, weeklyPeakUsers90Ago: 4 }, -0.5],
    ['minutes_per_user', { minutes30: 80, userDays30: 10 }, 8],
    ['session_length', { minutes30: 80, logins30: 20 }, 4],
    ['session_length_trend_30d', { minutes30: 30, minutes30Prev: 60, logins30: 30, logins30Prev: 30 }, -0.5],
    ['weekly_users', { seatsPurchased: 0 }, 44], // no seats told: nothing is too few
    ['weekly_users', { seatsPurchased: null }, 44],
  ] as const)('is told: %s of %j is %d', (name, over, value) => {
    expect(measure(name, over)).toEqual({ kind: 'known', value });
  });
});
