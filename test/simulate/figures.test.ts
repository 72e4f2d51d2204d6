import { toShare } from '../../simulate/report/figures';
import { groupBy } from '../../simulate/report/group-by';
import { measureHarm, measureWarnings } from '../../simulate/report/measure-warnings';
import { measureWeeks } from '../../simulate/report/measure-weeks';
import type { JudgedAlert } from '../../simulate/report/told-alert';
import { createWorld } from '../../simulate/world/create-world';
import type { Course } from '../../simulate/world/customer';
import type { Fate } from '../../simulate/world/fate';

const DAY_MS = 86_400_000;
const world = createWorld({ seed: 1, days: 100, accounts: 3 });
const START_MS = Date.parse(world.calendar.at(0, 0, 0));
const on = (day: number) => new Date(START_MS + day * DAY_MS);

function courseWith(index: number, fate: Fate | null, rescuedDay: number | null = null): Course {
  const customer = world.customers[index];
  if (customer === undefined) throw new Error('no such customer');
  return { customer: { ...customer, fate }, rescuedDay };
}

function alertOf({ customer }: Course, toldDay: number | null, change: Partial<JudgedAlert> = {}): JudgedAlert {
  const openedAt = on(toldDay ?? 0);
  const told = {
    accountId: customer.accountId,
    trigger: 'turned_red',
    tier: 'high' as const,
    driEmail: customer.csmEmail,
  };
  const lines = [{ tier: 'high' as const, firedAt: openedAt }];
  const state = { isPosted: true, isAcknowledged: false, isActed: false, truth: 'harm' as const };
  return { ...told, ...state, openedAt, lines, toldAt: toldDay === null ? null : openedAt, ...change };
}

describe('from cause to alert', () => {
  const slow: Fate = { kind: 'slow_decline', causeDay: 20, churnDay: null };
  const course = courseWith(0, slow);

  it('is counted in days to the first alarm told after the cause', () => {
    const all = [alertOf(course, 10), alertOf(course, 32), alertOf(course, 50)];
    expect(measureHarm(world, [course], all)).toEqual({ happened: 1, told: 1, missed: 0, medianDays: 12, p90Days: 12 });
  });

  it('ends with a line that joins an alert which its owner already has', () => {
    const older = alertOf(course, 10, { tier: 'renewal', lines: [{ tier: 'renewal', firedAt: on(10) }, { tier: 'moderate', firedAt: on(25) }] }); // prettier-ignore
    expect(measureHarm(world, [course], [older]).medianDays).toBe(5);
  });

  it.each([
    // what was told, missed
    ['nothing', [], 1],
    ['an alert that reached nobody', [alertOf(course, null)], 1],
    ['a renewal, which is no alarm', [alertOf(course, 30, { tier: 'renewal', lines: [{ tier: 'renewal', firedAt: on(30) }] })], 1], // prettier-ignore
    ['an alarm', [alertOf(course, 99)], 0],
  ] as const)('is missed 45 days on when what was told is %s', (_what, all, missed) => {
    expect(measureHarm(world, [course], all)).toMatchObject({ happened: 1, missed });
  });

  it.each([
    // cause, churn, missed
    [55, null, 1],
    [56, null, 0],
    [56, 99, 1],
    [56, 100, 0],
    [100, null, 0],
  ])('a cause on day %d with a departure on day %s and no alert counts %d as missed', (causeDay, churnDay, missed) => {
    const one = courseWith(1, { kind: 'competitor', causeDay, churnDay });
    expect(measureHarm(world, [one], []).missed).toBe(missed);
  });

  it('asks nothing of bait, and an expansion of growth', () => {
    const bait = courseWith(1, { kind: 'seasonal_dip', causeDay: 5, churnDay: null });
    const growth = courseWith(2, { kind: 'growth', causeDay: 5, churnDay: null });
    const told = alertOf(growth, 40, { tier: 'expansion', lines: [{ tier: 'expansion', firedAt: on(40) }] });
    const warnings = measureWarnings(world, [bait, growth], [alertOf(growth, 10), told]);
    expect(warnings.map(({ cause }) => cause)).not.toContain('seasonal_dip');
    expect(warnings.find(({ cause }) => cause === 'growth')).toMatchObject({ happened: 1, told: 1, medianDays: 35 });
  });
});

describe('alerts a week', () => {
  it('counts weeks without any, and those over twelve', () => {
    const course = courseWith(0, null);
    const thirteen = Array.from({ length: 13 }, () => alertOf(course, 8));
    const { perRepWeek, overBudgetWeeks } = measureWeeks(world, [...thirteen, alertOf(course, null)], START_MS);
    expect(perRepWeek).toMatchObject({ median: 0, most: 13 });
    expect(overBudgetWeeks).toEqual({ count: 1, of: 6 * 14, share: 1 / 84 });
  });
});

describe('small things of the report', () => {
  it('has no share of nothing', () => {
    expect(toShare(0, 0)).toEqual({ count: 0, of: 0, share: null });
  });

  it('groups in the order keys first come', () => {
    expect([...groupBy(['b1', 'a1', 'b2'], (text) => text.charAt(0))]).toEqual([['b', ['b1', 'b2']], ['a', ['a1']]]); // prettier-ignore
  });
});
