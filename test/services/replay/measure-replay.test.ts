import { findLeft, listChurned } from '../../../src/services/replay/find-left';
import { measureReplay, type PastFacts } from '../../../src/services/replay/measure-replay';
import type { ReplayedAlert } from '../../../src/services/replay/replay-result';

const FROM = '2026-01-01';
const TO = '2026-03-31'; // 90 days: twelve whole weeks and six days
const VARIANT = { name: 'present', sets: [], weeklyBudget: 2 };
const past = (changes: Partial<PastFacts> = {}): PastFacts => ({
  from: FROM,
  to: TO,
  leftOn: new Map(),
  wasRedOn: () => false,
  personOf: () => 'anna',
  people: ['anna', 'ben'],
  ...changes,
});
const alert = (day: string, changes: Partial<ReplayedAlert> = {}): ReplayedAlert => ({
  accountId: 'a1',
  day,
  trigger: 'inactive',
  tier: 'high',
  ...changes,
});
const times = <One>(amount: number, one: One): One[] => Array.from({ length: amount }, () => one);
const measure = (alerts: ReplayedAlert[], facts = past()) => measureReplay(VARIANT, alerts, 0, facts);

describe('the load of a replay', () => {
  it('is counted per person and whole week, quiet weeks included; the rest of a week is left out', () => {
    const { per_person_week: week, over_budget: over } = measure([
      ...times(5, alert('2026-01-07')),
      alert('2026-01-08'), // the second week
      ...times(9, alert('2026-03-26')), // the thirteenth, of which only six days were replayed
    ]);
    expect(week).toEqual({ median: 0, p95: expect.closeTo(0.85), most: 5 });
    expect(over).toBe(3);
  });

  it('counts whoever is named without owning an account, too', () => {
    const two = measure([alert('2026-01-01')], past({ people: [], personOf: () => 'mona' }));
    expect(two.per_person_week.most).toBe(1);
    expect(measure([alert('2026-01-01')], past({ people: [], personOf: () => null })).per_person_week.most).toBeNull();
  });
});

describe('the warnings of a replay', () => {
  const leaving = (on: string) => past({ leftOn: new Map([['a1', on]]) });

  it.each([
    ['2026-02-01', '2026-03-03', { caught: 1 }], // exactly 30 days
    ['2026-02-02', '2026-03-03', { late: 1 }],
    ['2026-03-02', '2026-03-03', { late: 1 }],
    ['2026-03-03', '2026-03-03', { missed: 1 }],
  ])('an alert of %s for an account that left on %s: %o', (day, on, expected) => {
    const none = { accounts: 1, caught: 0, late: 0, missed: 0 };
    expect(measure([alert(day)], leaving(on)).left).toEqual({ ...none, ...expected });
  });

  it('renewal and expansion alerts warn of nothing', () => {
    const { left, came_to_nothing: nothing } = measure([alert('2026-01-02', { tier: 'renewal', trigger: 'renewal_90' })], leaving('2026-03-03')); // prettier-ignore
    expect(left.missed).toBe(1);
    expect(nothing.of).toBe(0);
  });

  it('came to nothing when the account neither left nor was red from that day on, once 30 days are over', () => {
    const nothing = (day: string, facts = past()) => measure([alert(day)], facts).came_to_nothing;
    expect(nothing('2026-03-01')).toEqual({ alerts: 1, of: 1 });
    expect(nothing('2026-03-02')).toEqual({ alerts: 0, of: 0 });
    expect(nothing('2026-02-01', leaving('2026-02-01'))).toEqual({ alerts: 0, of: 1 });
    const red = past({ wasRedOn: (_id, day) => day === '2026-02-10' });
    expect(nothing('2026-02-10', red)).toEqual({ alerts: 0, of: 1 });
    expect(nothing('2026-02-11', red)).toEqual({ alerts: 1, of: 1 });
  });
});

describe('who left', () => {
  const row = (accountId: string, effectiveOn: string | null, outcome: 'churned' | 'renewed' = 'churned') => ({
    accountId,
    effectiveOn,
    outcome,
    observedUntil: null,
  });
  const span = { from: FROM, to: TO };
  const days = (first: string, count: number) =>
    Array.from({ length: count }, (_, ago) =>
      new Date(Date.parse(first) + ago * 86_400_000).toISOString().slice(0, 10),
    );

  it('is told by outcomes.csv, the first time of each account, within the days replayed', () => {
    const rows = [row('a', '2026-02-02'), row('a', '2026-02-01'), row('b', FROM), row('c', '2026-04-01'), row('d', null), row('e', '2026-02-01', 'renewed')]; // prettier-ignore
    expect(findLeft(rows, new Map(), span)).toEqual({ basis: 'outcomes', leftOn: new Map([['a', '2026-02-01']]) });
    expect(listChurned(rows).get('b')).toBe(FROM);
  });

  it('without outcomes it is who turned red and stayed so to the end, four weeks at least', () => {
    const red = new Map([
      ['stayed', days('2026-03-03', 29)],
      ['short', days('2026-03-04', 28)],
      ['recovered', days('2026-02-01', 50)],
      ['relapsed', [...days('2026-01-05', 9), ...days('2026-03-01', 31)]],
      ['always', days(FROM, 90)],
    ]);
    expect(findLeft([], red, span)).toEqual({
      basis: 'red',
      leftOn: new Map([
        ['stayed', '2026-03-03'],
        ['relapsed', '2026-03-01'],
      ]),
    });
  });
});
