import type { Announcement, Move } from '../../../src/services/announce-transitions/told';
import type { Finding, Tier, TriggerId } from '../../../src/domain/trigger';
import { isInDigest } from '../../../src/services/replay/is-in-digest';
import { isCriticalNow, tellStory, type Story } from '../../../src/services/replay/story';
import { hoursAfter, observe } from '../../support/alert-world';

const CLOCK = { rejoinHours: 72, isListed: () => true };
const finding = (trigger: TriggerId, tier: Tier, key = ''): Finding => ({
  trigger,
  tier,
  key,
  reason: 'r',
  action: 'a',
  actionDueOn: '2026-03-13',
  stream: null,
  evidence: { value: 1, limit: 1, windowDays: null },
});
const P1 = finding('p1_opened', 'critical', 't1');
const IDLE = finding('inactive', 'high');
const to = (band: 'red' | 'yellow'): Announcement => ({ kind: 'announce', reason: 'first_change', from: band === 'red' ? 'yellow' : 'red', to: band, flips: 1 }); // prettier-ignore
const move = (changes: Partial<Move> = {}): Move => ({
  observation: observe('red'),
  transition: null,
  fired: [],
  cleared: [],
  resumed: [],
  ...changes,
});

/** Tells moves one after the other, each at its hour, and says what each came to. */
function tell(...moves: readonly (readonly [hours: number, changes: Partial<Move>])[]) {
  let story: Story | null = null;
  const told = moves.map(([hours, changes]) => {
    const next = tellStory(story, move(changes), { ...CLOCK, now: hoursAfter(hours) });
    story = next.story;
    return next.told === null ? null : next.told.kind;
  });
  return { told, story: story as Story | null };
}

describe('an alert of a replay', () => {
  it('opens with what begins, named for the gravest; what begins later joins it, or raises it', () => {
    const first = tellStory(null, move({ fired: [IDLE, P1] }), { ...CLOCK, now: hoursAfter(0) });
    expect(first.told).toEqual({ kind: 'opened', trigger: 'p1_opened', tier: 'critical' });
    expect(tell([0, { fired: [P1] }], [5, { fired: [IDLE] }], [9, { transition: to('red') }]).told).toEqual([
      'opened',
      'joined',
      'joined',
    ]);
    expect(tell([0, { fired: [IDLE] }], [5, { fired: [P1] }]).told).toEqual(['opened', 'raised']);
  });

  it('turning red is one of its lines, and Critical where the model says so', () => {
    const critical = { observation: { ...observe('red'), isCritical: true }, transition: to('red') };
    expect(tell([0, { transition: to('red') }]).story).toMatchObject({ trigger: 'turned_red', tier: 'high' });
    expect(tell([0, critical]).story).toMatchObject({ trigger: 'turned_red', tier: 'critical' });
    expect(tell([0, { transition: to('yellow') }])).toEqual({ told: [null], story: null });
  });

  it('lasts until all of it is over, and for 72 hours what begins is still the same story', () => {
    const ended: [number, Partial<Move>][] = [
      [0, { transition: to('red'), fired: [IDLE] }],
      [10, { transition: to('yellow') }],
      [20, { cleared: [IDLE] }],
    ];
    const later = { fired: [finding('tickets_open', 'moderate')] };
    expect(tell(...ended, [92, later]).told.at(-1)).toBe('joined');
    expect(tell(...ended, [93, later]).told.at(-1)).toBe('opened');
    const stillIdle = ended.slice(0, 2);
    expect(tell(...stillIdle, [82, { transition: to('red') }]).told.at(-1)).toBe('joined');
    expect(tell(...stillIdle, [83, { transition: to('red') }]).told.at(-1)).toBe('opened'); // red again is news
    expect(tell(...stillIdle, [500, { fired: [P1] }]).told.at(-1)).toBe('raised');
  });

  it('that nobody was told of yet is forgotten once it is over; so is one whose time has passed', () => {
    const untold = { ...CLOCK, isListed: () => false };
    const over = (one: Finding, clock = CLOCK) => {
      const { story } = tellStory(null, move({ fired: [one] }), { ...clock, now: hoursAfter(0) });
      return tellStory(story, move({ cleared: [one] }), { ...clock, now: hoursAfter(5) }).story;
    };
    expect(over(IDLE)).not.toBeNull();
    expect(over(IDLE, untold)).toBeNull();
    expect(over(P1, untold)).not.toBeNull(); // in the channel at once
    expect(over(finding('renewal_90', 'renewal', '2026-06-01'))).toBeNull();
  });

  it.each([
    ['high', '2026-03-10T08:00:00Z', '2026-03-11T06:59:00Z', false],
    ['high', '2026-03-10T08:00:00Z', '2026-03-11T07:00:00Z', true],
    ['moderate', '2026-03-10T08:00:00Z', '2026-03-16T06:59:00Z', false],
    ['moderate', '2026-03-10T08:00:00Z', '2026-03-16T07:00:00Z', true], // a Monday
    ['moderate', '2026-03-16T07:00:00Z', '2026-03-22T12:00:00Z', false],
  ] as const)('%s of %s is in a digest by %s: %p', (tier, openedAt, now, expected) => {
    expect(isInDigest({ tier, openedAt: new Date(openedAt) }, new Date(now))).toBe(expected);
  });

  it('is Critical as long as something Critical holds', () => {
    expect(isCriticalNow(null)).toBe(false);
    expect(isCriticalNow(tell([0, { fired: [P1, IDLE] }]).story)).toBe(true);
    expect(isCriticalNow(tell([0, { fired: [P1, IDLE] }], [5, { cleared: [P1] }]).story)).toBe(false);
    expect(isCriticalNow(tell([0, { fired: [P1] }], [5, { cleared: [P1] }]).story)).toBe(false);
    expect(isCriticalNow(tell([0, { fired: [P1] }], [5, { cleared: [P1] }], [9, { resumed: [P1] }]).story)).toBe(true);
  });
});
