import type { AccountFeatures } from '../../../src/domain/features';
import { buildFeatures, buildUnknown, getSignal, GOOD_RELATIONS, NOW } from '../build-features';

const tell = (name: string, over: Partial<AccountFeatures> = {}) => {
  const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};

describe('contact month by month', () => {
  it.each([
    [{ touchMonths90: 2 }, 'In contact in 2 of 3 months, over 90 days'],
    [{ touchMonths90: 0 }, 'In contact in 0 of 3 months, over 90 days'],
    [{ touchMonths90: 2, createdOn: '2025-12-04', firstUsageOn: null }, 'In contact in 2 of 3 months, over 90 days'], // 90 days
    [{ touchMonths90: 2, createdOn: '2025-12-05', firstUsageOn: null }, 'too_little_history'],
    [{ touchMonths90: 3, createdOn: '2025-12-05', firstUsageOn: null }, 'In contact in 3 of 3 months, over 90 days'],
    [{ touchMonths90: 1, activitiesSinceOn: '2025-12-05' }, 'too_little_history'],
    [{ touchMonths90: 1, activitiesSinceOn: '2025-12-04' }, 'In contact in 1 of 3 months, over 90 days'],
    [{ touchMonths90: 0, activitiesSinceOn: null }, 'too_little_history'],
  ])('of %j reads "%s"', (over, sentence) => {
    expect(tell('touch_months_90d', over)).toBe(sentence);
  });
});

describe('how the customer takes part', () => {
  it.each([
    ['qbr_attended_180d', {}, 'Attended 2 of 2 QBRs in 180 days'],
    ['qbr_attended_180d', { qbrsAttended180: 0, qbrsHeld180: 1 }, 'Attended 0 of 1 QBR in 180 days'],
    ['qbr_attended_180d', { qbrsAttended180: 0, qbrsHeld180: 0 }, 'too_few_to_compare'],
    ['trainings_90d', {}, '2 trainings attended in 90 days'],
    ['trainings_90d', { trainings90: 0 }, '0 trainings attended in 90 days'],
    ['trainings_90d', { trainings90: 0, areTrainingsRecorded: false }, 'not_reported'],
    ['email_response_90d', {}, '100% of 5 e-mails answered in 90 days'],
    ['email_response_90d', { emailsSent90: 3, emailsAnswered90: 0 }, '0% of 3 e-mails answered in 90 days'],
    ['email_response_90d', { emailsSent90: 2, emailsAnswered90: 0 }, 'too_few_to_compare'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  });
});

describe('R120: no answer where others answer', () => {
  it.each([
    ['2026-03-02', 18, 'No NPS answer for 18 days in which other customers answered'],
    ['2026-02-13', 1, 'No NPS answer for 1 day in which other customers answered'],
    ['2026-02-12', 0, 'NPS answered in the last survey, 0 days of silence'],
  ])('after an answer on 2026-02-12, the last of all on %s, is %d days', (npsEndOn, value, sentence) => {
    const features = buildFeatures({ ...GOOD_RELATIONS, npsEndOn });
    expect(getSignal('nps_silence_days').measure(features, NOW)).toEqual({ kind: 'known', value });
    expect(tell('nps_silence_days', { npsEndOn })).toBe(sentence);
  });

  it('of an account that never answered is not known', () => {
    expect(tell('nps_silence_days', { lastNpsAt: null })).toBe('never_seen');
  });
});

describe('how key people rate us', () => {
  it.each([
    [{}, 'Key people rate us 9.0 of 10 (2 answers in 365 days)'],
    [{ keyPeopleNpsAvg: 6.25, keyPeopleNpsKnown: 1 }, 'Key people rate us 6.3 of 10 (1 answer in 365 days)'],
    [{ keyPeopleNpsAvg: null, keyPeopleNpsKnown: null }, 'never_seen'],
  ])('of %j reads "%s"', (over, sentence) => {
    expect(tell('key_people_rating', over)).toBe(sentence);
  });
});

it.each([
  'touch_months_90d', 'qbr_attended_180d', 'trainings_90d', 'email_response_90d', 'nps_silence_days', 'key_people_rating', 'nps', 'nps_trend', 'touch_recency',
])('%s is unknown without its source', (name) => {
  expect(getSignal(name).measure(buildUnknown(), NOW)).toEqual({ kind: 'no_data', reason: 'not_connected' });
}); // prettier-ignore
