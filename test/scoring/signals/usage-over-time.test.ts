import type { AccountFeatures } from '../../../src/domain/features';
import { createMeasure } from '../../../src/scoring/measure-signal';
import { buildFeatures, buildUnknown, getSignal, NOW } from '../build-features';

const measure = (name: string, over: Partial<AccountFeatures>) => getSignal(name).measure(buildFeatures(over), NOW);
const tell = (name: string, over: Partial<AccountFeatures>) => {
  const features = buildFeatures(over);
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};
/** A source that counts events and no logins. */
const EVENTS = {
  logins7: null, logins30: null, logins60: null, logins90: null, events30: 200, events30Prev: 200,
  events60: 200, events60Prev: 200, activeDays30Prev: 12, activeDays60Prev: 12,
} as const; // prettier-ignore

describe('logins month over month', () => {
  it.each([
    [{ logins30: 440 }, 'Logins down 50% in 30 days'],
    [{ logins30: 1100 }, 'Logins up 25% in 30 days'],
    [{}, 'Logins steady over 30 days'],
    [{ logins30: 24, logins30Prev: 40 }, 'Logins down 40% in 30 days'],
    [{ logins30: 24, logins30Prev: 39 }, 'too_few_to_compare'],
    [{ activeDays30Prev: 8 }, 'Logins steady over 30 days'],
    [{ activeDays30Prev: 7 }, 'too_few_to_compare'],
    [{ firstUsageOn: '2026-01-07' }, 'Logins steady over 30 days'], // 56 of 60 days: a late start makes no fall
    [{ firstUsageOn: '2026-01-08' }, 'too_little_history'],
    [{ ...EVENTS, events30: 120 }, 'Activity down 40% in 30 days'],
    [{ ...EVENTS, events30Prev: 199 }, 'too_few_to_compare'],
    [{ ...EVENTS, activeDays30Prev: 11 }, 'too_few_to_compare'],
    [{ logins30: null }, 'not_reported'],
    [{ logins30: null, firstUsageOn: null }, 'never_seen'],
    [{ logins30: null, connected: [] }, 'not_connected'],
  ])('%j reads "%s"', (over, sentence) => {
    expect(tell('login_trend_30d', over)).toBe(sentence);
  });
});

describe('logins over 60 days', () => {
  it.each([
    [{ logins60: 1056 }, 'Logins down 40% in 60 days'],
    [{ logins60: 1936 }, 'Logins up 10% in 60 days'],
    [{ logins60: 20, logins60Prev: 40 }, 'Logins down 50% in 60 days'],
    [{ logins60: 20, logins60Prev: 39 }, 'too_few_to_compare'],
    [{ activeDays60Prev: 7 }, 'too_few_to_compare'],
    [{ firstUsageOn: '2025-11-08' }, 'Logins steady over 60 days'],
    [{ firstUsageOn: '2025-11-09' }, 'too_little_history'],
    [{ ...EVENTS, events60: 100 }, 'Activity down 50% in 60 days'],
  ])('%j reads "%s"', (over, sentence) => {
    expect(tell('login_trend_60d', over)).toBe(sentence);
  });
});

describe('a week against the week before', () => {
  it.each([
    [{ logins7: 140 }, 'Logins down 30% in 7 days'],
    [{ logins7: 56, logins7Prev: 80 }, 'Logins down 30% in 7 days'],
    [{ logins7: 56, logins7Prev: 79 }, 'too_few_to_compare'],
    [{ activeDays7Prev: 4 }, 'Logins steady over 7 days'],
    [{ activeDays7Prev: 3 }, 'too_few_to_compare'],
    [{ ...EVENTS, events7: 4000, events7Prev: 8000 }, 'not_reported'], // a week of events is chance
    [{ firstUsageOn: '2026-02-22' }, 'Logins steady over 7 days'],
    [{ firstUsageOn: '2026-02-23' }, 'too_little_history'],
  ])('%j reads "%s"', (over, sentence) => {
    expect(tell('activity_trend_7d', over)).toBe(sentence);
  });
});

describe('activity over three months', () => {
  it.each([
    [{ events90: 70, events90Prev: 100 }, 'Activity over 90 days 30% below the 90 days before'],
    [{ events90: 110, events90Prev: 100 }, 'Activity over 90 days 10% above the 90 days before'],
    [{}, 'Activity over 90 days in line with the 90 days before'],
    [{ logins90: null, activeDays90: 32 }, 'Activity over 90 days 50% below the 90 days before'],
    [{ activeDays90Prev: 8 }, 'Activity over 90 days in line with the 90 days before'],
    [{ activeDays90Prev: 7 }, 'too_few_to_compare'],
    [{ firstUsageOn: '2025-09-09' }, 'Activity over 90 days in line with the 90 days before'],
    [{ firstUsageOn: '2025-09-10' }, 'too_little_history'],
    [{ logins90: null, activeDays90: null }, 'not_reported'],
  ])('%j reads "%s"', (over, sentence) => {
    expect(tell('activity_level_90d', over)).toBe(sentence);
  });
});

describe('days of use over a long window', () => {
  it.each([
    ['active_days_90d', {}, 'Active on 64 days of the last 90'],
    ['active_days_90d', { activeDays90: 1 }, 'Active on 1 day of the last 90'],
    ['active_days_90d', { activeDays90: 0 }, 'Not active once in 90 days'],
    ['active_days_90d', { firstUsageOn: '2025-12-08' }, 'Active on 64 days of the last 90'],
    ['active_days_90d', { firstUsageOn: '2025-12-09' }, 'too_little_history'],
    ['active_days_90d', { activeDays90: null }, 'not_reported'],
    ['active_days_180d', {}, 'Active on 128 days of the last 180'],
    ['active_days_180d', { activeDays180: 0 }, 'Not active once in 180 days'],
    ['active_days_180d', { firstUsageOn: '2025-09-09' }, 'Active on 128 days of the last 180'],
    ['active_days_180d', { firstUsageOn: '2025-09-10' }, 'too_little_history'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });
});

describe('R78: silence against the account’s own rhythm', () => {
  /** Active every so many days up to a last one. */
  const rhythm = (everyDays: number, activeDays180: number, lastActiveOn: string): Partial<AccountFeatures> => {
    const first = Date.parse(lastActiveOn) - everyDays * (activeDays180 - 1) * 86_400_000;
    return { activeDays180, lastActiveOn, firstActiveOn180: new Date(first).toISOString().slice(0, 10) };
  };

  it.each([
    [rhythm(1, 100, '2026-03-03'), 1],
    [rhythm(1, 100, '2026-02-25'), 7], // a silent week of a daily user
    [rhythm(7, 20, '2026-02-25'), 1], // the same week of a weekly one
    [rhythm(30, 5, '2026-02-25'), 7 / 30],
  ])('%j is %d times the usual gap', (over, value) => {
    expect(measure('recency_vs_rhythm', over)).toEqual({ kind: 'known', value });
  });

  it.each([
    [rhythm(1, 100, '2026-02-25'), 'No activity for 6 days, usually active every day over 180 days'],
    [rhythm(7, 20, '2026-02-18'), 'No activity for 13 days, usually active every 7 days over 180 days'],
    [rhythm(7, 20, '2026-03-01'), 'Active as often as usual, every 7 days over 180 days'],
    [{}, 'Active as often as usual, every 1.4 days over 180 days'],
    [rhythm(30, 4, '2026-02-25'), 'too_few_to_compare'],
    [{ activeDays180: 0, firstActiveOn180: null, lastActiveOn: '2025-08-01' }, 'too_few_to_compare'],
    [{ firstUsageOn: null, lastActiveOn: null }, 'never_seen'],
  ])('%j reads "%s"', (over, sentence) => {
    expect(tell('recency_vs_rhythm', over)).toBe(sentence);
  });
});

describe('who uses it, and how much of it', () => {
  const ages = (from: string) => ({ firstUsageOn: from });
  it.each([
    ['weekly_users', { weeklyPeakUsers: 1 }, 'Only 1 user active at the weekly peak over 4 weeks'],
    ['weekly_users', { weeklyPeakUsers: 2.4 }, 'Only 2 users active at the weekly peak over 4 weeks'],
    ['weekly_users', { weeklyPeakUsers: 2.5 }, '3 users active at the weekly peak over 4 weeks'],
    ['weekly_users', { weeklyPeakUsers: 0 }, 'Nobody active over 4 weeks'],
    ['weekly_users', { weeklyPeakUsers: 1, seatsPurchased: 2 }, 'too_few_to_compare'], // two seats hold no more
    ['weekly_users', { weeklyPeakUsers: 1, seatsPurchased: 3 }, 'Only 1 user active at the weekly peak over 4 weeks'],
    ['weekly_users', { weeklyPeakUsers: 9, seatsPurchased: null }, '9 users active at the weekly peak over 4 weeks'],
    ['weekly_users', { weeklyPeakUsers: null }, 'not_reported'],
    ['user_growth_90d', { weeklyPeakUsers: 55 }, 'Users at the weekly peak up 25% in 90 days'],
    ['user_growth_90d', { weeklyPeakUsers: 0 }, 'Users at the weekly peak down 100% in 90 days'],
    ['user_growth_90d', { weeklyPeakUsers: 3, weeklyPeakUsers90Ago: 4 }, 'Users at the weekly peak down 25% in 90 days'],
    ['user_growth_90d', { weeklyPeakUsers: 3, weeklyPeakUsers90Ago: 3.9 }, 'too_few_to_compare'],
    ['user_growth_90d', ages('2025-11-09'), 'Users at the weekly peak steady over 90 days'],
    ['user_growth_90d', ages('2025-11-10'), 'too_little_history'],
    ['user_growth_90d', { weeklyPeakUsers90Ago: null }, 'not_reported'],
    ['feature_trend_90d', { weeklyPeakFeatures: 2, weeklyPeakFeatures90Ago: 4 }, 'Features in use at the weekly peak down 50% in 90 days'],
    ['feature_trend_90d', { weeklyPeakFeatures: 2, weeklyPeakFeatures90Ago: 2.9 }, 'too_few_to_compare'],
    ['feature_trend_90d', { weeklyPeakFeatures: 4, weeklyPeakFeatures90Ago: 3, ...ages('2025-11-10') }, 'too_little_history'],
    ['feature_trend_90d', {}, 'not_reported'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  }); // prettier-ignore
});

describe('time in the product', () => {
  const time = { minutes30: 8800, minutes30Prev: 8800 };
  it.each([
    ['session_length', { minutes30: 8800 }, '10 minutes per login over 30 days'],
    ['session_length', { minutes30: 3960 }, '4.5 minutes per login over 30 days'],
    ['session_length', { minutes30: 880 }, '1 minute per login over 30 days'],
    ['session_length', { minutes30: 100 }, 'Under a minute per login over 30 days'],
    ['session_length', { minutes30: 100, logins30: 20 }, '5 minutes per login over 30 days'],
    ['session_length', { minutes30: 100, logins30: 19 }, 'too_few_to_compare'],
    ['session_length', { logins30: null, minutes30: 1 }, 'not_reported'],
    ['session_length_trend_30d', { ...time, minutes30: 6600 }, 'Time per login down 25% in 30 days'],
    ['session_length_trend_30d', { ...time, minutes30: 4400, logins30: 440 }, 'Time per login steady over 30 days'], // half the logins, each as long
    ['session_length_trend_30d', { ...time, logins30: 30, minutes30: 300 }, 'Time per login steady over 30 days'],
    ['session_length_trend_30d', { ...time, logins30: 29 }, 'too_few_to_compare'],
    ['session_length_trend_30d', { ...time, logins30Prev: 29 }, 'too_few_to_compare'],
    ['session_length_trend_30d', { ...time, minutes30Prev: 59 }, 'too_few_to_compare'],
    ['session_length_trend_30d', { ...time, firstUsageOn: '2026-01-08' }, 'too_little_history'],
    ['session_length_trend_30d', {}, 'not_reported'],
    ['minutes_per_user', { minutes30: 26_400 }, '30 minutes per user and day of use over 30 days'],
    ['minutes_per_user', { minutes30: 880 }, '1 minute per user and day of use over 30 days'],
    ['minutes_per_user', { minutes30: 400 }, 'Under a minute per user and day of use over 30 days'],
    ['minutes_per_user', { minutes30: 100, userDays30: 10 }, '10 minutes per user and day of use over 30 days'],
    ['minutes_per_user', { minutes30: 100, userDays30: 9 }, 'too_few_to_compare'],
    ['minutes_per_user', { userDays30: null, minutes30: 1 }, 'not_reported'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  }); // prettier-ignore
});

describe('API calls', () => {
  it.each([
    [{ apiCalls30: 150, apiCalls30Prev: 300 }, 'API calls down 50% in 30 days'],
    [{ apiCalls30: 330, apiCalls30Prev: 300 }, 'API calls up 10% in 30 days'],
    [{ apiCalls30: 150, apiCalls30Prev: 299 }, 'too_few_to_compare'],
    [{ apiCalls30: 150, apiCalls30Prev: 300, firstUsageOn: '2026-01-08' }, 'too_little_history'],
    [{}, 'not_reported'],
  ])('%j reads "%s"', (over, sentence) => {
    expect(tell('api_trend_30d', over)).toBe(sentence);
  });
});

it('a newcomer’s first fortnight has no rhythm and no weekly peak to judge', () => {
  const young = buildFeatures({ createdOn: '2026-02-25', firstUsageOn: '2026-02-25' });
  for (const name of ['recency_vs_rhythm', 'weekly_users'])
    expect(createMeasure(young, 14, NOW)(getSignal(name))).toEqual({ kind: 'no_data', reason: 'too_new' });
});

it('a source’s missing column is never a fall', () => {
  const names = ['login_trend_30d', 'login_trend_60d', 'activity_trend_7d', 'user_growth_90d', 'feature_trend_90d', 'api_trend_30d'];
  const silent = buildUnknown({ connected: ['usage_daily'], usageEndOn: '2026-03-04', firstUsageOn: '2025-01-01' });
  for (const name of names)
    expect(getSignal(name).measure(silent, NOW)).toEqual({ kind: 'no_data', reason: 'not_reported' });
}); // prettier-ignore
