import { CONTACT_ROLES, type ContactFacts, type ContactRole } from '../../src/domain/contact';
import { compareContacts, scoreContact } from '../../src/scoring/contact-health';

const NOW = new Date('2026-03-04T06:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const read = (over: Partial<ContactFacts>) =>
  scoreContact(
    {
      contactId: 'c1',
      name: 'Kim',
      email: null,
      role: 'champion',
      department: null,
      lastSeenAt: daysAgo(0),
      leftOn: null,
      npsScore: null,
      npsAt: null,
      ...over,
    },
    NOW,
  );

describe('what is said of one person', () => {
  it.each([
    // days since seen, sentence
    [0, 'Champion seen today'],
    [1, 'Champion seen 1 day ago'],
    [13.9, 'Champion seen 13 days ago'],
    [14, 'Champion not seen for 14 days'],
    [30, 'Champion not seen for 30 days'],
  ])('seen %d days ago reads "%s"', (days, sentence) => {
    expect(read({ lastSeenAt: daysAgo(days) }).reason).toBe(sentence);
  });

  it.each([
    ['executive_sponsor', 'Executive sponsor seen today'],
    ['champion', 'Champion seen today'],
    ['admin', 'Admin seen today'],
    ['user', 'User seen today'],
    [null, 'Contact seen today'],
  ] as const)('%s is named as "%s"', (role, sentence) => {
    expect(read({ role }).reason).toBe(sentence);
  });

  it.each([
    // answer, sentence
    [9, 'Champion seen today; promoter (NPS 9, today)'],
    [8, 'Champion seen today; passive (NPS 8, today)'],
    [7, 'Champion seen today; passive (NPS 7, today)'],
    [6, 'Champion seen today; detractor (NPS 6, today)'],
  ])('an answer of %d reads "%s"', (npsScore, sentence) => {
    expect(read({ npsScore, npsAt: daysAgo(0) }).reason).toBe(sentence);
  });

  it('takes a date without an answer for no answer', () => {
    expect(read({ npsScore: null, npsAt: daysAgo(1) })).toMatchObject({ score: 100, reason: 'Champion seen today' });
  });

  it('holds who is away at 40 from the very day of dormancy on, whatever they answered', () => {
    const praise = { npsScore: 10, npsAt: daysAgo(1) };
    expect(read({ ...praise, lastSeenAt: daysAgo(30) }).score).toBe(40);
    expect(read({ ...praise, lastSeenAt: daysAgo(29.999) }).score).toBe(64); // 0.6 × 40 + 0.4 × 100
  });
});

describe('the order of people', () => {
  const order = (people: readonly Partial<ContactFacts>[]) =>
    people
      .map(read)
      .toSorted(compareContacts)
      .map(({ contact }) => contact.contactId);

  it('goes through all roles, the unknown one last', () => {
    const roles: (ContactRole | null)[] = [...CONTACT_ROLES, null];
    const people = roles.map((role) => ({ contactId: role ?? 'none', role }));
    const expected = ['executive_sponsor', 'champion', 'admin', 'user', 'none'];
    expect(order(people)).toEqual(expected);
    expect(order(people.toReversed())).toEqual(expected);
  });

  it('puts who has no name before who has one, and two without by their id', () => {
    const people = [
      { contactId: '3', name: 'Al' },
      { contactId: '2', name: null },
      { contactId: '1', name: null },
    ];
    expect(order(people)).toEqual(['1', '2', '3']);
    expect(order(people.toReversed())).toEqual(['1', '2', '3']);
  });

  it('makes no difference of two that are alike', () => {
    expect(compareContacts(read({}), read({}))).toBe(0);
  });
});
