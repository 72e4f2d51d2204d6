import { TriggersConfig } from '../src/config-triggers';

const parse = (over: Record<string, unknown>) => TriggersConfig.safeParse(over).success;

describe('the thresholds of the triggers', () => {
  it('are the documented ones where nothing is set, and every trigger is on', () => {
    const { refire_days: refireDays, ...triggers } = TriggersConfig.parse({});
    expect(refireDays).toBe(14);
    expect(Object.values(triggers).every(({ enabled }) => enabled)).toBe(true);
    expect(triggers).toMatchObject({
      score_below: { points: 25 }, // R148
      drop_critical: { points: 20, days: 30 }, // X7
      drop_rapid: { points: 15, days: 30 },
      drop_notable: { points: 10, days: 30 },
      drop_sustained: { points: 15, days: 90 },
      payment_past_due: { grace_days: 0 }, // X10
      usage_drop: { month_rate: 0.4, two_months_rate: 0.4 }, // X8
      inactive: { days: 14 }, // X29
      urgent_ticket_open: { hours: 24 }, // X9
      no_touchpoint: { days: 60 }, // X27
      seats_unused: { rate: 0.5 }, // X28
      seats_full: { rate: 0.9 }, // X11
      api_full: { rate: 0.9 },
    });
  });

  it('are set one by one: what is left out keeps its default', () => {
    const { drop_notable: drop, inactive } = TriggersConfig.parse({ drop_notable: { points: 12 }, inactive: { enabled: false } }); // prettier-ignore
    expect([drop, inactive]).toEqual([{ enabled: true, points: 12, days: 30 }, { enabled: false, days: 14 }]); // prettier-ignore
  });

  it.each([
    // a drop is measured against a score that is kept at hand
    [{ drop_notable: { days: 30 } }, true],
    [{ drop_notable: { days: 180 } }, true],
    [{ drop_notable: { days: 45 } }, false],
    // nothing older is read
    [{ champion_left: { within_days: 90 } }, true],
    [{ champion_left: { within_days: 91 } }, false],
    [{ detractor: { answered_within_days: 30 } }, true],
    [{ detractor: { answered_within_days: 31 } }, false],
    [{ detractor: { score_at_most: 11 } }, false],
    [{ payment_past_due: { grace_days: -1 } }, false],
    [{ score_below: { points: 0 } }, false],
    [{ nonsense: {} }, false],
    [{ inactive: { hours: 3 } }, false],
  ])('%o is accepted: %s', (over, expected) => {
    expect(parse(over)).toBe(expected);
  });
});
