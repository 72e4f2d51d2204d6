import type { AccountFeatures } from '../../../src/domain/features';
import { buildFeatures, buildUnknown, getSignal, GOOD_RELATIONS, NOW } from '../build-features';

const tell = (name: string, over: Partial<AccountFeatures> = {}) => {
  const features = buildFeatures({ ...GOOD_RELATIONS, ...over });
  const measured = getSignal(name).measure(features, NOW);
  return measured.kind === 'known' ? getSignal(name).describe(measured.value, features, NOW) : measured.reason;
};
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const NO_SPONSOR = { sponsorsKnown: 0, sponsorLastSeenAt: null };

describe('an executive sponsor who is there', () => {
  it.each([
    [{}, 'Executive sponsor seen in the last 30 days'],
    [{ sponsorLastSeenAt: daysAgo(29.99) }, 'Executive sponsor seen in the last 30 days'],
    [{ sponsorLastSeenAt: daysAgo(30) }, 'Executive sponsor not seen in 30 days'],
    [{ sponsorLastSeenAt: null }, 'not_reported'],
    [{ sponsorLastSeenAt: daysAgo(40), sponsorsKnown: 2, sponsorsSeenLater: 1 }, 'not_reported'],
    [{ sponsorLastSeenAt: daysAgo(4), sponsorsKnown: 2, sponsorsSeenLater: 1 }, 'Executive sponsor seen in the last 30 days'],
    [{ ...NO_SPONSOR, rolesKnown: 0 }, 'not_reported'],
    [{ ...NO_SPONSOR, contactsSeenKnown: 0 }, 'not_reported'],
    [{ ...NO_SPONSOR, contactsKnown: 0 }, 'never_seen'],
  ])('of %j reads "%s"', (over, sentence) => {
    expect(tell('sponsor_active_30d', over)).toBe(sentence);
  }); // prettier-ignore

  it('people on record and none of them a sponsor is none seen', () => {
    expect(tell('sponsor_active_30d', NO_SPONSOR)).toBe('No executive sponsor on record, so none seen in 30 days');
    expect(getSignal('sponsor_active_30d').measure(buildFeatures({ ...GOOD_RELATIONS, ...NO_SPONSOR }), NOW)).toEqual({
      kind: 'known',
      value: 0,
    });
  });
});

describe('an active champion', () => {
  it.each([
    [{}, '1 champion seen in 30 days'],
    [{ championsActive30: 2 }, '2 champions seen in 30 days'],
    [{ championsActive30: 0 }, '0 champions seen in 30 days'],
    [{ championsActive30: 0, championsSeenKnown: 0 }, 'not_reported'],
    [{ championsActive30: 0, championsSeenLater: 1 }, 'not_reported'],
    [{ championsActive30: 1, championsSeenLater: 1 }, '1 champion seen in 30 days'],
    [{ championsActive30: 0, championsKnown: 0, championsSeenKnown: 0 }, '0 champions seen in 30 days'],
    [{ championsActive30: 0, championsKnown: 0, contactsSeenKnown: 0 }, 'not_reported'],
    [{ championsActive30: 0, rolesKnown: 0 }, 'not_reported'],
    [{ contactsKnown: 0 }, 'never_seen'],
  ])('of %j reads "%s"', (over, sentence) => {
    expect(tell('champion_active_30d', over)).toBe(sentence);
  });
});

describe('sponsors and champions who went quiet', () => {
  const allActive = { keyPeopleDormant30: 0 };
  it.each([
    [allActive, 'No sponsor or champion unseen for 30 days'],
    [{ keyPeopleDormant30: 1 }, '1 sponsor or champion not seen for 30 days'],
    [{ keyPeopleDormant30: 2 }, '2 sponsors and champions not seen for 30 days'],
    [{ ...allActive, sponsorLastSeenAt: null }, 'No sponsor or champion unseen for 30 days'], // a champion was seen
    [{ ...allActive, sponsorLastSeenAt: null, championsSeenKnown: 0 }, 'not_reported'],
    [{ ...allActive, championsSeenLater: 1 }, 'not_reported'],
    [{ ...allActive, sponsorsSeenLater: 1 }, 'not_reported'],
    [{ keyPeopleDormant30: 1, sponsorsSeenLater: 1 }, '1 sponsor or champion not seen for 30 days'],
    [{ contactsKnown: 0 }, 'never_seen'],
  ])('of %j read "%s"', (over, sentence) => {
    expect(tell('key_people_dormant', over)).toBe(sentence);
  });
});

describe('how wide the account is', () => {
  it.each([
    ['departments_active_30d', {}, '3 departments with someone seen in 30 days'],
    ['departments_active_30d', { departmentsActive30: 0 }, '0 departments with someone seen in 30 days'],
    ['departments_active_30d', { departmentsKnown: 0 }, 'not_reported'],
    ['departments_active_30d', { contactsSeenKnown: 0 }, 'not_reported'],
    ['departments_active_30d', { contactsSeenLater: 1 }, 'not_reported'],
    ['end_users_active_share', {}, '60% end users among 5 people seen in 30 days'],
    ['end_users_active_share', { endUsersActive30: 0, rolesActive30: 2 }, 'Only admins and sponsors among 2 people seen in 30 days'],
    ['end_users_active_share', { endUsersActive30: 0, rolesActive30: 1 }, 'too_few_to_compare'],
    ['end_users_active_share', { endUsersKnown: 0, endUsersActive30: 0 }, 'not_reported'], // only admins are known
    ['end_users_active_share', { contactsSeenLater: 1 }, 'not_reported'],
    ['departments_active_30d', { contactsKnown: 0 }, 'never_seen'],
    ['end_users_active_share', { contactsKnown: 0 }, 'never_seen'],
    ['contacts_left_90d', {}, '0 contacts left in 90 days'],
    ['contacts_left_90d', { contactsLeft90: 1 }, '1 contact left in 90 days'],
    ['contacts_left_90d', { contactsLeft90: 3, contactsKnown: 0 }, '3 contacts left in 90 days'], // all of them
    ['contacts_left_90d', { contactsKnown: 0 }, 'never_seen'],
  ])('%s of %j reads "%s"', (name, over, sentence) => {
    expect(tell(name, over)).toBe(sentence);
  }); // prettier-ignore
});

it.each([
  'sponsor_active_30d', 'champion_active_30d', 'key_people_dormant', 'departments_active_30d', 'end_users_active_share', 'contacts_left_90d',
])('%s is unknown without contacts', (name) => {
  expect(getSignal(name).measure(buildUnknown(), NOW)).toEqual({ kind: 'no_data', reason: 'not_connected' });
}); // prettier-ignore
