import { decideTriggers, type TriggerSight } from '../../src/alerts/decide-triggers';
import type { Finding, TriggerId, TriggerState } from '../../src/domain/trigger';
import { findDefinition } from '../../src/alerts/triggers';

const NOW = new Date('2026-03-04T06:00:00Z');
const HOUR_MS = 3_600_000;
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR_MS);
const daysAgo = (days: number): Date => hoursAgo(days * 24);

const find = (trigger: TriggerId, over: Partial<Finding> = {}): Finding => ({
  trigger,
  tier: findDefinition(trigger)?.tier ?? 'high',
  key: '',
  reason: 'Something with 1 number',
  action: 'do something today',
  actionDueOn: '2026-03-04',
  stream: findDefinition(trigger)?.stream ?? null,
  evidence: { value: 1, limit: 1, windowDays: null },
  ...over,
});
const remember = (trigger: TriggerId, over: Partial<TriggerState> = {}): TriggerState => ({
  trigger,
  key: '',
  since: daysAgo(3),
  lastSeenAt: hoursAgo(1),
  firedAt: daysAgo(3),
  clearedAt: null,
  ...over,
});
const SIGHT: TriggerSight = { now: NOW, refireDays: 14, isQuiet: null, staleStreams: [], sharedCause: false };
const decide = (known: TriggerState[], findings: Finding[], over: Partial<TriggerSight> = {}) =>
  decideTriggers(known, findings, { ...SIGHT, ...over });
const NOTHING = { fired: [], cleared: [], resumed: [], states: [] };
const name = ({ trigger, key }: Pick<Finding, 'trigger' | 'key'>): string =>
  key === '' ? trigger : `${trigger} ${key}`;

describe('given a condition that was not there', () => {
  it('fires, and remembers since when', () => {
    const usage = find('usage_drop');
    expect(decide([], [usage])).toEqual({
      ...NOTHING,
      fired: [usage],
      states: [{ trigger: 'usage_drop', key: '', since: NOW, lastSeenAt: NOW, firedAt: NOW, clearedAt: null }],
    });
  });

  it('fires the gravest first, whatever order they come in', () => {
    const findings = [find('seats_unused'), find('p1_opened', { key: 't-2' }), find('inactive'), find('p1_opened', { key: 't-1' })];
    expect(decide([], findings).fired.map(name)).toEqual(['p1_opened t-1', 'p1_opened t-2', 'inactive', 'seats_unused']);
  }); // prettier-ignore

  it('fires a second ticket beside the first', () => {
    const { fired } = decide([remember('p1_opened', { key: 't-1' })], [find('p1_opened', { key: 't-1' }), find('p1_opened', { key: 't-2' })]); // prettier-ignore
    expect(fired.map(name)).toEqual(['p1_opened t-2']);
  });
});

describe('given a condition that holds', () => {
  it.each([
    [0, 0],
    [23.99, 0],
    [24, 1],
    [100, 1],
  ])('fires nothing; seen %d h ago it is written down %d times', (hours, writes) => {
    const state = remember('usage_drop', { lastSeenAt: hoursAgo(hours) });
    const decision = decide([state], [find('usage_drop')]);
    expect(decision).toEqual({ ...NOTHING, states: writes === 0 ? [] : [{ ...state, lastSeenAt: NOW }] });
  });

  it('clears when it is no longer found', () => {
    const state = remember('usage_drop');
    expect(decide([state], [])).toEqual({
      ...NOTHING,
      cleared: [{ trigger: 'usage_drop', key: '' }],
      states: [{ ...state, clearedAt: NOW }],
    });
  });

  it('clears one ticket and keeps the other', () => {
    const known = [remember('p1_opened', { key: 't-1' }), remember('p1_opened', { key: 't-2' })];
    expect(decide(known, [find('p1_opened', { key: 't-2' })]).cleared).toEqual([{ trigger: 'p1_opened', key: 't-1' }]);
  });

  it('does not clear while nobody can tell', () => {
    expect(decide([remember('usage_drop')], [], { unknown: ['usage_drop'] })).toEqual(NOTHING);
  });

  it.each(['detractor', 'champion_left'] as const)('does not call it over because time has passed: %s', (trigger) => {
    const long = remember(trigger, { key: 'k', lastSeenAt: daysAgo(100), firedAt: daysAgo(107), since: daysAgo(107) });
    expect(decide([long], [])).toEqual(NOTHING);
  });

  it('leaves turning red to the transition rules', () => {
    expect(decide([remember('turned_red')], [])).toEqual(NOTHING);
    expect(decide([remember('turned_red')], [find('drop_notable')]).fired).toHaveLength(1);
  });
});

describe('given a condition that ended', () => {
  const ended = (trigger: TriggerId, days: number, over: Partial<TriggerState> = {}) =>
    remember(trigger, { clearedAt: daysAgo(days), since: daysAgo(60), firedAt: daysAgo(60), lastSeenAt: daysAgo(days), ...over }); // prettier-ignore

  it.each([
    // trigger, days since it ended, fires, is told as the same story
    ['usage_drop', 13, 0, 1],
    ['usage_drop', 14, 0, 1],
    ['usage_drop', 14.1, 1, 0],
    ['p1_opened', 0.1, 1, 0], // reopened: news at once
    ['urgent_ticket_open', 0.1, 1, 0],
    ['payment_past_due', 0.1, 1, 0],
    ['renewal_90', 0.1, 0, 1], // once per renewal date
    ['renewal_90', 400, 0, 1],
    ['detractor', 400, 0, 1],
    ['champion_left', 400, 0, 1],
  ] as const)('%s, back after %d days, fires %d times and resumes %d', (trigger, days, fires, resumes) => {
    const state = ended(trigger, days, { key: 'k' });
    const decision = decide([state], [find(trigger, { key: 'k' })]);
    expect([decision.fired.length, decision.resumed.length]).toEqual([fires, resumes]);
    expect(decision.states).toEqual([
      { ...state, since: NOW, lastSeenAt: NOW, clearedAt: null, firedAt: fires === 1 ? NOW : state.firedAt },
    ]);
  });

  it('R123: another renewal date is another renewal', () => {
    const state = ended('renewal_90', 300, { key: '2025-05-01' });
    expect(decide([state], [find('renewal_90', { key: '2026-05-01' })]).fired).toHaveLength(1);
  });

  it('changes nothing while it stays away', () => {
    expect(decide([ended('usage_drop', 2), ended('renewal_90', 2)], [])).toEqual(NOTHING);
  });

  it.each([
    ['usage_drop', 1], // it began anew while we watched
    ['renewal_90', 0], // the same date, known from the start
  ] as const)('%s, taken quietly before, fires %d times when it is back', (trigger, fires) => {
    const decision = decide([ended(trigger, 2, { firedAt: null })], [find(trigger)]);
    expect([decision.fired.length, decision.resumed.length, decision.states.length]).toEqual([fires, 0, 1]);
  });
});

describe('given telemetry that is not to be trusted', () => {
  const usage = { staleStreams: ['usage_daily'] } as const;

  it.each([
    ['stale', usage],
    ['down for everyone', { sharedCause: true }],
  ] as const)('when %s, usage neither fires, nor clears, nor is remembered', (_why, over) => {
    expect(decide([], [find('usage_drop')], over)).toEqual(NOTHING);
    expect(decide([remember('usage_drop')], [], over)).toEqual(NOTHING);
    const old = remember('usage_drop', { lastSeenAt: daysAgo(2) });
    expect(decide([old], [find('usage_drop')], over)).toEqual(NOTHING);
  });

  it('fires once it is fresh, if it is still there', () => {
    const { states } = decide([], [find('usage_drop')], usage);
    expect(decide(states, [find('usage_drop')]).fired).toHaveLength(1);
  });

  it('is only that telemetry: a P1 is told all the same', () => {
    const over = { staleStreams: ['usage_daily', 'nps'], sharedCause: true } as const;
    expect(decide([], [find('p1_opened'), find('score_below')], over).fired).toHaveLength(2);
    expect(decide([], [find('p1_opened')], { staleStreams: ['tickets'] }).fired).toEqual([]);
  });

  it('holds back a fall of the score that rests on it', () => {
    const fall = find('drop_critical', { stream: 'usage_daily' });
    expect(decide([], [fall], usage)).toEqual(NOTHING);
    expect(decide([], [fall]).fired).toHaveLength(1);
  });
});

describe('given an account seen for the first time, or by a new model', () => {
  const all = ['usage_drop', 'drop_notable', 'renewal_60', 'p1_opened'] as const;

  it.each([
    ['all', []],
    ['score', ['p1_opened', 'usage_drop', 'renewal_60']],
  ] as const)('quiet about %s fires %o', (isQuiet, fired) => {
    const decision = decide([], all.map((trigger) => find(trigger)), { isQuiet }); // prettier-ignore
    expect(decision.fired.map(name)).toEqual(fired);
    expect(decision.states.filter(({ firedAt }) => firedAt === null)).toHaveLength(all.length - fired.length);
  });

  it('stays silent about it while it holds, and does not tell its end', () => {
    const { states } = decide([], [find('usage_drop')], { isQuiet: 'all' });
    const later = new Date(NOW.getTime() + 24 * HOUR_MS);
    expect(decide(states, [find('usage_drop')], { now: later })).toMatchObject({ fired: [], resumed: [] });
    const gone = decide(states, [], { now: later });
    expect([gone.cleared, gone.states.length]).toEqual([[], 1]);
  });

  it('takes stale telemetry quietly, too: fresh, it is no news either', () => {
    const { states } = decide([], [find('usage_drop')], { isQuiet: 'all', staleStreams: ['usage_daily'] });
    expect(decide(states, [find('usage_drop')]).fired).toEqual([]);
  });

  it('leaves what was told before as it is', () => {
    expect(decide([remember('usage_drop')], [find('usage_drop')], { isQuiet: 'all' })).toEqual(NOTHING);
  });
});

describe('given a drop that eases', () => {
  const told = remember('drop_critical');

  it('X7: takes the milder one for the same story', () => {
    const decision = decide([told], [find('drop_notable')]);
    expect([decision.fired, decision.cleared]).toEqual([[], [{ trigger: 'drop_critical', key: '' }]]);
    expect(decision.states.find(({ trigger }) => trigger === 'drop_notable')?.firedAt).toBeNull();
  });

  it.each([
    [14, 0],
    [14.1, 1],
  ])('fires it when the graver one ended %d days ago: %d times', (days, fires) => {
    expect(decide([{ ...told, clearedAt: daysAgo(days), lastSeenAt: daysAgo(days) }], [find('drop_notable')]).fired).toHaveLength(fires); // prettier-ignore
  });

  it('fires one that worsens, and one whose graver kin was never told', () => {
    expect(decide([remember('drop_notable')], [find('drop_critical')]).fired).toHaveLength(1);
    expect(decide([{ ...told, firedAt: null }], [find('drop_notable')]).fired).toHaveLength(1);
    expect(decide([remember('score_below')], [find('drop_notable')]).fired).toHaveLength(1);
  });
});

describe('given an open Critical alert', () => {
  it('X12: offers nothing until it is over', () => {
    const seats = find('seats_full');
    expect(decide([], [seats], { hasOpenCritical: true })).toEqual(NOTHING);
    expect(decide([], [seats], { hasOpenCritical: false }).fired).toEqual([seats]);
    expect(decide([], [seats]).fired).toEqual([seats]);
    expect(decide([], [find('inactive')], { hasOpenCritical: true }).fired).toHaveLength(1);
  });
});

describe('given a run that comes late', () => {
  it('at the very same instant is not late: what came in between is told', () => {
    const state = remember('usage_drop', { since: NOW, lastSeenAt: NOW, firedAt: NOW });
    expect(decide([state], [find('usage_drop'), find('p1_opened')]).fired.map(name)).toEqual(['p1_opened']);
  });

  it.each(['since', 'lastSeenAt', 'firedAt', 'clearedAt'] as const)('changes nothing before %s of anything known', (field) => {
    const state = remember('usage_drop', { [field]: new Date(NOW.getTime() + 1) });
    expect(decide([state], [find('p1_opened')])).toEqual(NOTHING);
  }); // prettier-ignore
});
