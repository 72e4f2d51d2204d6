import { decideWake, refuseSnooze, snoozeUntil, type Standing } from '../../src/alerts/snooze';

const NOW = new Date('2026-03-10T12:00:00Z');
const START: Standing = { score: 50, band: 'yellow', renewalDays: 61, tier: 'high' };
const later = (ms: number): Date => new Date(NOW.getTime() + ms);

describe('a snoozed alert', () => {
  it.each([
    // how the account stands now, why it wakes
    [{}, null],
    [{ score: 41 }, null],
    [{ score: 40 }, 'score_fell'],
    [{ score: 39 }, 'score_fell'],
    [{ score: 90 }, null],
    [{ score: null }, null], // not known is not worse
    [{ tier: 'critical' }, 'tier_up'],
    [{ tier: 'moderate' }, null],
    [{ tier: null }, null],
    [{ band: 'green' }, null],
    [{ band: 'red' }, 'band_worse'],
    [{ band: null }, null],
    [{ renewalDays: 60 }, 'renewal_near'],
    [{ renewalDays: -1 }, 'renewal_near'],
    [{ renewalDays: null }, null],
    [{ band: 'red', score: 10, renewalDays: 5 }, 'band_worse'], // the gravest is named
    [{ tier: 'critical', band: 'red', score: 10 }, 'tier_up'],
  ] as const)('R153: with %o now, an hour before its end: %s', (changes, reason) => {
    const snooze = { until: later(3_600_000), atStart: START };
    expect(decideWake(snooze, { ...START, ...changes }, NOW)).toBe(reason);
  });

  it.each([
    [1, null],
    [0, 'ended'],
    [-1, 'ended'],
  ] as const)('R153: %d ms before its end: %s', (ms, reason) => {
    expect(decideWake({ until: later(ms), atStart: START }, START, NOW)).toBe(reason);
  });

  it('that was snoozed with its renewal near already is not woken by it', () => {
    const atStart = { ...START, renewalDays: 60 };
    expect(decideWake({ until: later(1), atStart }, { ...START, renewalDays: 30 }, NOW)).toBeNull();
  });

  it('that was snoozed knowing nothing wakes at its end alone', () => {
    const atStart: Standing = { score: null, band: null, renewalDays: null, tier: null };
    expect(
      decideWake({ until: later(1), atStart }, { score: 0, band: 'red', renewalDays: 1, tier: 'critical' }, NOW),
    ).toBeNull();
  });
});

describe('the end of a snooze', () => {
  it.each([
    [later(0), 'not_ahead'],
    [later(1), null],
    [snoozeUntil(NOW, 90), null],
    [new Date(snoozeUntil(NOW, 90).getTime() + 1), 'too_long'],
  ])('%s is refused as %p', (until, refusal) => {
    expect(refuseSnooze(until, NOW)).toBe(refusal);
  });
});
