import { TZDate } from '@date-fns/tz';
import { decideTransition, NEVER_SEEN, type SeenBand } from '../../src/alerts/decide-transition';
import type { AlertState } from '../../src/domain/alert';

const NOW = new Date('2026-03-10T12:00:00Z');
const SETTINGS = { quietHours: 4 };
const hoursAfter = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

/** Announced and seen green two days ago, never flipped since. */
const green = (changes: Partial<AlertState> = {}): AlertState => ({
  announced: 'green',
  announcedAt: null,
  observed: 'green',
  observedAt: hoursAfter(-1),
  observedSince: hoursAfter(-48),
  flips: 1,
  modelVersion: 'm1',
  waitingUntil: null,
  withheldSince: null,
  ...changes,
});
const seen = (band: SeenBand['band'], changes: Partial<SeenBand> = {}): SeenBand => ({
  band,
  isDriverStale: false,
  staleSince: null,
  modelVersion: 'm1',
  ...changes,
});
const decide = (state: AlertState, observed: SeenBand, now = NOW) => decideTransition(state, observed, now, SETTINGS);

describe('given an account announced green', () => {
  it('R9: the same band again is held, not told', () => {
    expect(decide(green(), seen('green'))).toEqual({
      decision: { kind: 'hold', reason: 'unchanged' },
      next: green({ observedAt: NOW }),
    });
  });

  it.each([
    // hours since the last change, decision
    [48, { kind: 'announce', reason: 'first_change', from: 'green', to: 'red', flips: 1 }],
    [4, { kind: 'announce', reason: 'first_change', from: 'green', to: 'red', flips: 1 }], // the boundary belongs to telling
    [3.999, { kind: 'wait', reason: 'flipped_recently', from: 'green', to: 'red', until: hoursAfter(4) }],
    [0, { kind: 'wait', reason: 'flipped_recently', from: 'green', to: 'red', until: hoursAfter(4) }],
  ] as const)('R13: red %d h after its last change decides %o', (hours, decision) => {
    expect(decide(green({ observedSince: hoursAfter(-hours) }), seen('red')).decision).toEqual(decision);
  });

  it.each([
    [4, 'announce'],
    [3.999, 'wait'],
  ] as const)(
    'R13: red %d h after the last announcement decides %s, however long the band had stood',
    (hours, kind) => {
      expect(decide(green({ announcedAt: hoursAfter(-hours) }), seen('red')).decision.kind).toBe(kind);
    },
  );

  it('R13: a first change is told at once to an account that never changed before', () => {
    expect(decide(green({ observedSince: null, flips: 0 }), seen('red')).decision).toMatchObject({ kind: 'announce' });
  });

  it('a told change becomes the announced band, with its instant, and forgets what it waited for', () => {
    expect(decide(green({ withheldSince: hoursAfter(-2) }), seen('red')).next).toEqual(
      green({ announced: 'red', announcedAt: NOW, observed: 'red', observedAt: NOW, observedSince: NOW }),
    );
  });
});

describe('given a change of clocks within the 4 h', () => {
  it.each([
    // flipped at, local; told at, local
    ['Europe/Berlin', '2026-03-29T01:30+01:00', '2026-03-29T06:30+02:00'],
    ['Europe/Berlin', '2026-10-25T01:30+02:00', '2026-10-25T04:30+01:00'],
    ['America/New_York', '2026-03-08T01:30-05:00', '2026-03-08T06:30-04:00'],
    ['America/New_York', '2026-11-01T00:30-04:00', '2026-11-01T03:30-05:00'],
    ['Asia/Kolkata', '2026-03-29T01:30+05:30', '2026-03-29T05:30+05:30'],
    ['Pacific/Apia', '2011-12-29T22:00-10:00', '2011-12-31T02:00+14:00'], // over a day that never was
  ])('R13: in %s a band seen at %s is told at %s, not a moment before', (timeZone, flipped, told) => {
    const since = new TZDate(new Date(flipped).getTime(), timeZone); // as the caller's clock may say it
    const state = green({ observed: 'red', observedAt: since, observedSince: since, flips: 2 });
    const kindAt = (ms: number) => decide(state, seen('red'), new TZDate(ms, timeZone)).decision.kind;
    expect(kindAt(new Date(told).getTime())).toBe('announce');
    expect(kindAt(new Date(told).getTime() - 1)).toBe('wait');
  });
});

describe('given a change that waits to have stood 4 h', () => {
  const waiting = green({ observed: 'red', observedSince: hoursAfter(-4), flips: 3, waitingUntil: NOW });

  it.each([
    ['stands exactly 4 h', 0, { kind: 'announce', reason: 'stood', from: 'green', to: 'red', flips: 3 }],
    ['lacks a second', -1 / 3600, { kind: 'wait', reason: 'flipped_recently', from: 'green', to: 'red', until: NOW }],
  ] as const)('R13: one that %s decides as follows', (_, hours, decision) => {
    expect(decide(waiting, seen('red'), hoursAfter(hours)).decision).toEqual(decision);
  });

  it('is forgotten when the band returns to the announced one, and the return counts as a flip', () => {
    const { decision, next } = decide({ ...waiting, observedSince: hoursAfter(-1) }, seen('green'));
    expect(decision).toEqual({ kind: 'hold', reason: 'unchanged' });
    expect(next).toMatchObject({ waitingUntil: null, flips: 4, observedSince: NOW });
  });

  it('begins to stand anew when the band changes to a third one', () => {
    const { decision } = decide({ ...waiting, observedSince: hoursAfter(-3) }, seen('yellow'));
    expect(decision).toMatchObject({ kind: 'wait', to: 'yellow', until: hoursAfter(4) });
  });

  it('goes on standing through hours without enough data', () => {
    const state = { ...waiting, observedSince: hoursAfter(-3), waitingUntil: hoursAfter(1) };
    const blind = decide(state, seen('unknown')).next;
    expect(decide(blind, seen('red'), hoursAfter(1)).decision).toMatchObject({ kind: 'announce', reason: 'stood' });
  });
});

describe('given telemetry older than its limit', () => {
  const stale = { isDriverStale: true, staleSince: hoursAfter(-60) };

  it('R30: a change is withheld, with since when, and its band is still observed', () => {
    const { decision, next } = decide(green(), seen('red', stale));
    expect(decision).toEqual({
      kind: 'withhold',
      reason: 'stale_telemetry',
      from: 'green',
      to: 'red',
      since: NOW,
      staleSince: stale.staleSince,
    });
    expect(next).toMatchObject({ announced: 'green', observed: 'red', observedSince: NOW, withheldSince: NOW });
  });

  it('R30: a first change that was withheld is told as soon as the data are fresh, and since when is kept meanwhile', () => {
    const first = decide(green(), seen('red', stale)).next;
    const second = decide(first, seen('red', stale), hoursAfter(1));
    expect(second.decision).toMatchObject({ kind: 'withhold', since: NOW });
    expect(decide(second.next, seen('red'), hoursAfter(2)).decision).toMatchObject({ kind: 'announce', to: 'red' });
  });

  it('nothing is told about a withheld change that went back before the data were fresh', () => {
    const withheld = decide(green(), seen('red', stale)).next;
    const { decision, next } = decide(withheld, seen('green'), hoursAfter(1));
    expect(decision).toEqual({ kind: 'hold', reason: 'unchanged' });
    expect(next.withheldSince).toBeNull();
  });

  it('an unchanged band is held as ever', () => {
    expect(decide(green(), seen('green', stale)).decision).toEqual({ kind: 'hold', reason: 'unchanged' });
  });
});

describe('given usage that fell for most accounts at once', () => {
  const drop = { day: '2026-03-09', accounts: 50, droppedShare: 0.9, fleetFactor: 0 };
  const sharedCause = { sinceOn: '2026-03-09', lastOn: '2026-03-09', days: 1, worst: drop };

  it('a change that rests on it is withheld, and told once it is over if it is still there', () => {
    const { decision, next } = decide(green(), seen('red', { sharedCause }));
    expect(decision).toEqual({
      kind: 'withhold',
      reason: 'shared_cause',
      from: 'green',
      to: 'red',
      since: NOW,
      staleSince: null,
    });
    expect(next).toMatchObject({ announced: 'green', observed: 'red', withheldSince: NOW });
    expect(decide(next, seen('red', { sharedCause: null }), hoursAfter(48))).toMatchObject({
      decision: { kind: 'announce', reason: 'first_change', to: 'red' },
      next: { withheldSince: null },
    });
  });

  it('one that went back by then was never told', () => {
    const { next } = decide(green(), seen('red', { sharedCause }));
    expect(decide(next, seen('green'), hoursAfter(48)).decision).toEqual({ kind: 'hold', reason: 'unchanged' });
  });

  it('stale telemetry is the reason named where both are true', () => {
    const both = { sharedCause, isDriverStale: true, staleSince: hoursAfter(-60) };
    expect(decide(green(), seen('red', both)).decision).toMatchObject({ reason: 'stale_telemetry' });
  });
});

describe('given no band to compare with', () => {
  it('a first score becomes the announced band and nobody is told', () => {
    const { decision, next } = decide(NEVER_SEEN, seen('red'));
    expect(decision).toEqual({ kind: 'rebase', reason: 'first_score', to: 'red' });
    expect(next).toMatchObject({ announced: 'red', announcedAt: null, observed: 'red', observedSince: null, flips: 0 });
  });

  it('a first look without enough data announces nothing, and the first known band after it re-bases', () => {
    const { decision, next } = decide(NEVER_SEEN, seen('unknown'));
    expect(decision).toEqual({ kind: 'hold', reason: 'not_enough_data' });
    expect(next).toEqual({ ...NEVER_SEEN, observedAt: NOW });
    expect(decide(next, seen('red'), hoursAfter(1)).decision.kind).toBe('rebase');
  });

  it('a new model never alerts, and the last announcement keeps its instant', () => {
    const state = green({ announcedAt: hoursAfter(-2), waitingUntil: hoursAfter(1) });
    const { decision, next } = decide(state, seen('red', { modelVersion: 'm2' }));
    expect(decision).toEqual({ kind: 'rebase', reason: 'new_model', to: 'red' });
    expect(next).toMatchObject({
      announced: 'red',
      announcedAt: hoursAfter(-2),
      modelVersion: 'm2',
      waitingUntil: null,
    });
  });

  it('a new model that cannot judge yet re-bases at the first band it can', () => {
    const blind = decide(green(), seen('unknown', { modelVersion: 'm2' })).next;
    expect(decide(blind, seen('red', { modelVersion: 'm2' }), hoursAfter(1)).decision.kind).toBe('rebase');
  });
});

describe('given an observation out of order', () => {
  it('one older than the last is held as late and changes nothing', () => {
    const state = green({ observedAt: hoursAfter(1) });
    expect(decide(state, seen('red'))).toEqual({ decision: { kind: 'hold', reason: 'late' }, next: state });
  });
});
