import { createDice } from '../../demo/company/dice';
import { rescueChance, judgeOutcome } from '../../simulate/people/judgement';
import type { Persona } from '../../simulate/people/persona';
import { planResponse } from '../../simulate/people/plan-response';
import { addWorkingHours } from '../../simulate/people/working-hours';
import { createWorld } from '../../simulate/world/create-world';
import type { Course } from '../../simulate/world/customer';
import type { Fate } from '../../simulate/world/fate';

const FRIDAY_AFTERNOON = new Date('2026-03-06T15:30:00Z'); // 16:30 in Berlin
const DILIGENT: Persona = { kind: 'diligent', paceFactor: 1, answersShare: 1, away: null };
const dice = (turn: number) => createDice(1, `test/${turn}`);
const told = {
  tier: 'high',
  toldAt: FRIDAY_AFTERNOON,
  timeZone: 'Europe/Berlin',
  persona: DILIGENT,
  backAt: null,
} as const;

describe('hours of work', () => {
  it.each([
    // hours, zone, until
    [0, 'Europe/Berlin', '2026-03-06T15:30:00.000Z'],
    [1, 'Europe/Berlin', '2026-03-09T08:30:00.000Z'], // from Friday 17:30 over the weekend to Monday morning
    [3, 'Europe/Berlin', '2026-03-09T10:30:00.000Z'],
    [1, 'America/New_York', '2026-03-06T16:30:00.000Z'],
  ])('%d of them from Friday 15:30 UTC in %s end at %s', (hours, timeZone, until) => {
    expect(addWorkingHours(FRIDAY_AFTERNOON, hours, timeZone).toISOString()).toBe(until);
  });
});

describe('what somebody does about an alert', () => {
  const answers = Array.from({ length: 300 }, (_, turn) => planResponse(told, dice(turn)));

  it('is seen before it is acted on, both in hours of work', () => {
    for (const { acknowledgeAt, actAt } of answers) {
      expect(acknowledgeAt?.getUTCDay()).not.toBe(6);
      if (acknowledgeAt !== null && actAt !== null)
        expect(actAt.getTime()).toBeGreaterThanOrEqual(acknowledgeAt.getTime());
    }
  });

  it('is acted on four times of five when it is High', () => {
    const acted = answers.filter(({ actAt }) => actAt !== null).length;
    expect(acted).toBeGreaterThan(215);
    expect(acted).toBeLessThan(265);
  });

  it('waits for whoever is away, and for who never answers it waits for ever', () => {
    const backAt = new Date('2026-03-16T00:00:00Z');
    const back = planResponse({ ...told, backAt }, dice(1));
    expect(back.acknowledgeAt?.getTime()).toBeGreaterThanOrEqual(backAt.getTime());
    expect(planResponse({ ...told, persona: { ...DILIGENT, answersShare: 0 } }, dice(1))).toEqual({ acknowledgeAt: null, actAt: null }); // prettier-ignore
  });
});

describe('what acting can change', () => {
  const [customer] = createWorld({ seed: 1, days: 10, accounts: 1 }).customers;
  const course = (fate: Fate | null, rescuedDay: number | null = null): Course => {
    if (customer === undefined) throw new Error('a world of one has one');
    return { customer: { ...customer, fate }, rescuedDay };
  };
  const leaving: Fate = { kind: 'slow_decline', causeDay: 10, churnDay: 100 };

  it.each([
    // day, chance: the ladder of R129 by the days left
    [9, 0],
    [10, 0.8],
    [11, 0.6],
    [40, 0.6],
    [41, 0.3],
    [70, 0.3],
    [71, 0.1],
    [100, 0.1],
    [101, 0],
  ])('on day %d it turns the fate of who leaves on day 100 with a chance of %d', (day, chance) => {
    expect(rescueChance(course(leaving), day)).toBe(chance);
  });

  it('is nothing for who has nothing to turn', () => {
    expect(rescueChance(course(null), 50)).toBe(0);
    expect(rescueChance(course({ kind: 'seasonal_dip', causeDay: 10, churnDay: null }), 12)).toBe(0);
    expect(rescueChance(course(leaving, 20), 50)).toBe(0);
  });

  it.each([
    ['false_alarm', course(null), 50],
    ['false_alarm', course({ kind: 'flapping', causeDay: 10, churnDay: null }), 50],
    ['false_alarm', course(leaving), 9],
    ['nothing_yet', course(leaving), 99],
    ['lost', course(leaving), 100],
    ['saved', course(leaving, 40), 120],
  ])('ends as %s', (outcome, whose, day) => {
    expect(judgeOutcome(whose, day)).toBe(outcome);
  });
});
