import { buildFeatures, buildUnknown, getSignal, NOW } from './build-features';

const signal = getSignal('active_days_7d');

describe('days active in the last week', () => {
  it.each([0, 1, 7])('counts %d of 7', (days) => {
    expect(signal.measure(buildFeatures({ activeDays7: days }), NOW)).toEqual({ kind: 'known', value: days });
  });

  it('knows nothing of an account that never used the product, nor of one whose usage has just begun', () => {
    expect(signal.measure(buildUnknown({ connected: ['usage_daily'] }), NOW)).toMatchObject({ reason: 'never_seen' });
    const fresh = buildFeatures({ activeDays7: 2, firstUsageOn: '2026-03-02' });
    expect(signal.measure(fresh, NOW)).toEqual({ kind: 'no_data', reason: 'too_little_history' });
  });

  it('says it with the number and the window', () => {
    const say = (days: number) => signal.describe(days, buildFeatures(), NOW);
    expect([say(0), say(1), say(5)]).toEqual([
      'Not active once in 7 days',
      'Active on 1 day of the last 7',
      'Active on 5 days of the last 7',
    ]);
  });
});
