import type { CustomerFacts, CustomerSectionKind } from '../../../src/domain/customer-report';
import { buildCustomerReport } from '../../../src/views/customer-report/build-customer-report';
import { FACTS, NO_FACTS, WORDS } from './facts';

const build = (facts: Partial<CustomerFacts> = {}, words = {}) =>
  buildCustomerReport({ ...FACTS, ...facts }, { ...WORDS, ...words });
const linesOf = (kind: CustomerSectionKind, facts: Partial<CustomerFacts> = {}, words = {}) =>
  build(facts, words).sections.find((section) => section.kind === kind)?.lines ?? [];

describe('a report to a customer', () => {
  it('R206: goes from progress to wins, adoption, comparison, opportunities and next goals', () => {
    expect(build().sections.map(({ title }) => title)).toEqual([
      'Wins',
      'Adoption',
      'How you compare',
      'Opportunities',
      'Next quarter goals',
    ]);
  });

  it('R205: says by how much adoption grew, how many work with it now and how many did, which features, how many times what is typical', () => {
    expect(build().headline).toBe('Your team’s adoption grew 18%: 78 active users, up from 66.');
    expect(linesOf('adoption')).toContain('6 of 8 features in use, up from 5.');
    expect(linesOf('comparison')).toEqual([
      'Top quarter of companies your size by the share of seats in use: 2.3 times what is typical.',
    ]);
  });

  it('R209: shows growth, the share in use with its quarter, and the outcome that was named, first among the wins', () => {
    expect(linesOf('wins', {}, { outcome: 'Month-end takes 2 days instead of 5' })[0]).toBe(
      'Month-end takes 2 days instead of 5',
    );
    expect(linesOf('adoption')).toContain('78 of 100 seats in use (78%).');
  });

  it('takes the goals that were typed, and else suggests some and says so', () => {
    expect(linesOf('goals', {}, { goals: ['Go live in Lyon'] })).toEqual(['Go live in Lyon']);
    expect(linesOf('goals')).toEqual(['From 78 to 86 active users.', '7 of 8 features in everyday use.']);
    expect(build().sections.at(-1)?.note).toBe('Suggestions, to agree on together.');
    expect(build({}, { goals: ['Go live in Lyon'] }).sections.at(-1)?.note).toBeNull();
  });

  it('never suggests more users than there are seats, nor more features than were bought', () => {
    expect(linesOf('goals', { users: { now: 98, atStart: null } })[0]).toBe('From 98 to 100 active users.');
    const full = { users: { now: 100, atStart: null }, features: { now: 8, atStart: 8 } };
    expect(linesOf('goals', full)).toEqual(['Choose one outcome to reach together, and the day we look at it.']);
  });

  it('leaves out what is not known instead of making it up', () => {
    const report = buildCustomerReport(NO_FACTS, WORDS);
    expect(report.sections.map(({ kind }) => kind)).toEqual(['opportunities', 'goals']);
    expect(report.figures).toEqual([]);
    expect(report.growth).toBeNull();
    expect(report.headline).toBe('What we did together, and what comes next.');
  });
});

describe('where use fell', () => {
  const fell = { users: { now: 52, atStart: 80 }, features: { now: 4, atStart: 6 } };

  it('R203: says what stands, not what fell, and offers help', () => {
    expect(build(fell).headline).toBe('52 people work with the product in your team.');
    expect(linesOf('adoption', fell)).toEqual([
      '52 active users.',
      '52 of 100 seats in use (52%).',
      '4 of 8 features in use.',
    ]);
    expect(linesOf('opportunities', fell)[0]).toMatch(/^A 30-minute working session with your team/);
    expect(build(fell).growth).toBeNull();
    expect(JSON.stringify(build(fell))).not.toMatch(/\b80\b/);
  });

  it('shows a share of seats from a half on only', () => {
    expect(linesOf('adoption', { users: { now: 50, atStart: null } })).toContain('50 of 100 seats in use (50%).');
    expect(linesOf('adoption', { users: { now: 49, atStart: null } })).not.toContain('49 of 100 seats in use (49%).');
  });

  it('of an account that nobody uses speaks of no users at all', () => {
    const silent = { users: { now: 0, atStart: 12 }, features: { now: 0, atStart: 3 } };
    expect(linesOf('adoption', silent)).toEqual([]);
    expect(build(silent).headline).toBe('What we did together, and what comes next.');
    expect(linesOf('opportunities', silent)[0]).toMatch(/^A 30-minute working session/);
  });
});

describe('growth', () => {
  it.each([
    [100, 102, false],
    [100, 103, true],
    [0, 10, false],
    [3, 4, true],
  ])('from %d to %d users is told: %s', (atStart, now, isTold) => {
    expect(build({ users: { now, atStart } }).headline.includes('grew')).toBe(isTold);
  });
});

describe('opportunities', () => {
  it('R141: offer room for more colleagues only where more is welcome', () => {
    const full = { users: { now: 95, atStart: 95 }, features: { now: 8, atStart: 8 }, trainings: 1 };
    const offer = '95 of 100 seats are in use: tell us when more colleagues are to join.';
    expect(linesOf('opportunities', { ...full, isGrowthWelcome: true })).toContain(offer);
    expect(linesOf('opportunities', full)).not.toContain(offer);
  });

  it('speak of one thing as one', () => {
    const one = { features: { now: 7, atStart: 7 }, openRequests: 1 };
    expect(linesOf('opportunities', one)).toEqual(
      expect.arrayContaining([
        '1 feature of your plan still to discover: we would be glad to show it in 30 minutes.',
        '1 support request under way: a joint call to settle it in one go.',
      ]),
    );
  });

  it('offer a training only where none was held, not where nobody knows', () => {
    const offer = 'A training for your team, on a topic of your choice.';
    expect(linesOf('opportunities', { trainings: 0 })).toContain(offer);
    expect(linesOf('opportunities', { trainings: null })).not.toContain(offer);
  });
});

describe('wins', () => {
  it.each([
    [{ average: 4, ratings: 3 }, '12 support requests solved; your team rated our support 4.0 of 5.'],
    [{ average: 3.9, ratings: 3 }, '12 support requests solved.'],
    [{ average: 5, ratings: 2 }, '12 support requests solved.'],
  ])('tell of support rated %o', (supportRating, line) => {
    expect(linesOf('wins', { ...NO_FACTS, requestsSolved: 12, supportRating })).toEqual([line]);
  });

  it.each([
    ['2025-11-21', true],
    ['2025-11-22', false],
  ])('tell of a customer since %s: %s', (customerSinceOn, isTold) => {
    expect(linesOf('wins', { ...NO_FACTS, customerSinceOn })).toHaveLength(isTold ? 1 : 0);
  });

  it('are six at most', () => {
    expect(linesOf('wins', {}, { outcome: 'A new site' })).toHaveLength(6);
  });
});
