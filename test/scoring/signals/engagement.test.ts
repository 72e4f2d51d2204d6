import type { AccountFeatures } from '../../../src/domain/features';
import { buildUnknown, getSignal, NOW } from '../build-features';

const SOME: Partial<AccountFeatures> = {
  connected: ['engagement_daily'], createdOn: '2024-01-01', engagementActions90: 24, engagementActions90Prev: 40, engagementEndOn: '2026-03-04',
  engagementSinceOn: '2025-01-01', engagementAllSinceOn: '2025-01-01',
}; // prettier-ignore
const tell = (name: string, over: Partial<AccountFeatures> = {}) => {
  const features = buildUnknown({ ...SOME, ...over });
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};
const YEARS = { createdOn: null, firstUsageOn: null };

describe('R236: actions around the product, by month', () => {
  it.each([
    [{}, '8 actions a month in e-mails, webinars, community and help over 90 days'],
    [{ engagementActions90: 1 }, '0.3 actions a month in e-mails, webinars, community and help over 90 days'],
    [{ engagementActions90: 0 }, '0 actions a month in e-mails, webinars, community and help over 90 days'],
    // told of for 30 days only: 24 of them in a month
    [{ engagementSinceOn: '2026-02-02' }, '24 actions a month in e-mails, webinars, community and help over 90 days'],
    [{ engagementSinceOn: '2026-02-03' }, 'too_little_history'],
    // a customer for 45 days, or for 29, counted from the earlier of creation and first use
    [{ createdOn: '2026-01-18' }, '16 actions a month in e-mails, webinars, community and help over 90 days'],
    [{ createdOn: '2026-02-03' }, 'too_little_history'],
    [{ createdOn: '2026-02-03', firstUsageOn: '2025-06-01' }, '8 actions a month in e-mails, webinars, community and help over 90 days'],
    [YEARS, '8 actions a month in e-mails, webinars, community and help over 90 days'],
    [{ engagementActions90: null }, 'never_seen'],
    [{ engagementActions90: null, connected: [] }, 'not_connected'],
  ])('of %j read "%s"', (over, sentence) => {
    expect(tell('engagement_actions_90d', over)).toBe(sentence);
  }); // prettier-ignore
});

describe('R236: their course', () => {
  it.each([
    [{}, 'E-mails, webinars, community and help centre down 40% in 90 days'],
    [{ engagementActions90: 40 }, 'E-mails, webinars, community and help centre steady over 90 days'],
    [{ engagementActions90: 10, engagementActions90Prev: 10 }, 'E-mails, webinars, community and help centre steady over 90 days'],
    [{ engagementActions90Prev: 9 }, 'too_few_to_compare'],
    [{ engagementActions90: 0, engagementActions90Prev: 0 }, 'too_few_to_compare'],
    [{ engagementAllSinceOn: '2025-09-05' }, 'E-mails, webinars, community and help centre down 40% in 90 days'], // 180 days
    [{ engagementAllSinceOn: '2025-09-06' }, 'too_little_history'], // a second source would look like a rise
    [{ createdOn: '2025-09-06' }, 'too_little_history'],
    [{ engagementActions90: null, engagementActions90Prev: null }, 'never_seen'],
  ])('of %j reads "%s"', (over, sentence) => {
    expect(tell('engagement_trend_90d', over)).toBe(sentence);
  }); // prettier-ignore
});
