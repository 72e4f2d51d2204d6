import fc from 'fast-check';
import { CONTACT_ROLES, type ContactFacts } from '../../src/domain/contact';
import { compareContacts, scoreContact } from '../../src/scoring/contact-health';

const NOW = new Date('2026-03-04T06:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const JUST = 1 / 1440; // a minute
const buildContact = (over: Partial<ContactFacts> = {}): ContactFacts => ({
  contactId: 'c1',
  name: 'Kim',
  email: null,
  role: 'champion',
  department: 'Finance',
  lastSeenAt: daysAgo(0),
  leftOn: null,
  npsScore: null,
  npsAt: null,
  ...over,
});
const read = (over: Partial<ContactFacts>) => scoreContact(buildContact(over), NOW);

describe('the state of one person at the customer', () => {
  it.each([
    // role, days since seen, state
    ['executive_sponsor', 21 - JUST, 'active'],
    ['executive_sponsor', 21, 'slipping'],
    ['champion', 14 - JUST, 'active'],
    ['champion', 14, 'slipping'],
    ['admin', 14, 'slipping'],
    ['user', 14 - JUST, 'active'],
    [null, 14, 'slipping'],
    ...CONTACT_ROLES.flatMap((role) => [[role, 30 - JUST, 'slipping'] as const, [role, 30, 'dormant'] as const]),
  ] as const)('of %s, seen %d days ago, is %s', (role, days, state) => {
    expect(read({ role, lastSeenAt: daysAgo(days) }).state).toBe(state);
  });

  it('is not dormant but unknown where the source tells no last visit', () => {
    expect(read({ lastSeenAt: null })).toMatchObject({
      state: 'unknown',
      score: null,
      reason: 'Champion: last visit not known',
    });
  });

  it.each([
    // left on, state
    ['2026-03-05', 'active'],
    ['2026-03-04', 'left'],
    ['2026-02-20', 'left'],
  ])('who leaves on %s is %s today', (leftOn, state) => {
    expect(read({ leftOn }).state).toBe(state);
  });

  it('sees nothing that is dated after now', () => {
    const later = new Date(NOW.getTime() + 1);
    expect(read({ lastSeenAt: later, npsScore: 2, npsAt: later })).toMatchObject({ state: 'unknown', score: null });
  });
});

describe('the score of one person', () => {
  it.each([
    // role, days since seen, answer, score
    ['user', 0, null, 100],
    ['user', 14, null, 75],
    ['user', 30, null, 40],
    ['user', 60, null, 15],
    ['user', 120, null, 0],
    ['user', 400, null, 0],
    ['executive_sponsor', 14, null, 83], // three weeks are usual: 100 − 25 × 14/21
    ['champion', 14, 4, 57], // 0.6 × 75 + 0.4 × 30
    ['admin', 14, 4, 64], // 0.75 × 75 + 0.25 × 30
    ['champion', 0, 9, 100],
    ['champion', 0, 8, 88], // 0.6 × 100 + 0.4 × 70
    ['champion', 0, 7, 88],
    ['champion', 0, 6, 72], // 0.6 × 100 + 0.4 × 30
    ['champion', null, 6, 30], // only the answer is known
  ] as const)('R68: of %s, seen %p days ago, NPS %p, is %d', (role, days, npsScore, score) => {
    const lastSeenAt = days === null ? null : daysAgo(days);
    expect(read({ role, lastSeenAt, npsScore, npsAt: npsScore === null ? null : daysAgo(20) }).score).toBe(score);
  });

  it('stays at 40 for a sponsor who praises and stays away', () => {
    const away = read({ role: 'executive_sponsor', lastSeenAt: daysAgo(31), npsScore: 10, npsAt: daysAgo(5) });
    expect(away).toMatchObject({
      state: 'dormant',
      score: 40,
      reason: 'Executive sponsor not seen for 31 days; promoter (NPS 10, 5 days ago)',
    });
  });

  it.each([
    [365 - JUST, 72],
    [365, 100],
  ])('forgets an answer of %d days ago at a year: %d', (days, score) => {
    expect(read({ npsScore: 6, npsAt: daysAgo(days) }).score).toBe(score);
  });

  it('is none for who has left: there is nobody to score', () => {
    expect(read({ leftOn: '2026-02-20' })).toMatchObject({ score: null, reason: 'Champion left 12 days ago' });
  });
});

describe('for every person', () => {
  const contacts = fc.record({
    contactId: fc.string(),
    name: fc.option(fc.string()),
    email: fc.constant(null),
    role: fc.option(fc.constantFrom(...CONTACT_ROLES)),
    department: fc.constant(null),
    lastSeenAt: fc.option(fc.double({ min: 0, max: 500, noNaN: true }).map(daysAgo)),
    leftOn: fc.option(fc.constantFrom('2026-01-01', '2026-03-04', '2026-05-01')),
    npsScore: fc.option(fc.integer({ min: 0, max: 10 })),
    npsAt: fc.option(fc.double({ min: 0, max: 500, noNaN: true }).map(daysAgo)),
  });

  it('the score is whole, 0–100, or none', () => {
    fc.assert(
      fc.property(contacts, (contact) => {
        const { score } = scoreContact(contact, NOW);
        expect(score === null || (Number.isInteger(score) && score >= 0 && score <= 100)).toBe(true);
      }),
    );
  });

  it('coming a day sooner never lowers it', () => {
    fc.assert(
      fc.property(contacts, fc.double({ min: 1, max: 500, noNaN: true }), (contact, days) => {
        const later = scoreContact({ ...contact, lastSeenAt: daysAgo(days - 1) }, NOW).score ?? 0;
        const sooner = scoreContact({ ...contact, lastSeenAt: daysAgo(days) }, NOW).score ?? 0;
        expect(later).toBeGreaterThanOrEqual(sooner);
      }),
    );
  });
});

describe('people are read', () => {
  it('by role, then the most worrying first, whatever order they come in', () => {
    const people = [
      { contactId: 'u', role: 'user', lastSeenAt: daysAgo(90) },
      { contactId: 'none', role: null, lastSeenAt: daysAgo(90) },
      { contactId: 'c-active', role: 'champion', lastSeenAt: daysAgo(1) },
      { contactId: 'c-unknown', role: 'champion', lastSeenAt: null },
      { contactId: 'c-slips', role: 'champion', lastSeenAt: daysAgo(20) },
      { contactId: 'c-left', role: 'champion', leftOn: '2026-03-01' },
      { contactId: 'c-away', role: 'champion', lastSeenAt: daysAgo(40) },
      { contactId: 's', role: 'executive_sponsor', lastSeenAt: daysAgo(1) },
    ] as const;
    const sorted = (list: readonly Partial<ContactFacts>[]) =>
      list
        .map(read)
        .toSorted(compareContacts)
        .map(({ contact }) => contact.contactId);
    const expected = ['s', 'c-away', 'c-left', 'c-slips', 'c-unknown', 'c-active', 'u', 'none'];
    expect(sorted(people)).toEqual(expected);
    expect(sorted(people.toReversed())).toEqual(expected);
  });

  it('of two alike the lower score first, then by name, then by id', () => {
    const ids = [
      { contactId: '3', name: 'Bo' },
      { contactId: '2', name: 'Al' },
      { contactId: '1', name: 'Bo' },
      { contactId: '4', name: 'Zo', npsScore: 3, npsAt: daysAgo(1) },
    ]
      .map(read)
      .toSorted(compareContacts)
      .map(({ contact }) => contact.contactId);
    expect(ids).toEqual(['4', '2', '1', '3']);
  });
});
