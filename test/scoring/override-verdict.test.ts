import type { Override } from '../../src/domain/override';
import {
  applyOverride,
  findCurrentOverride,
  gradeOverride,
  refuseOverride,
  toOverrideStatus,
} from '../../src/scoring/override';

const NOW = new Date('2026-03-04T06:00:00Z');
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const points = (value: number) => ({ judged: { kind: 'points' as const, points: value } });
const band = (value: 'red' | 'yellow' | 'green') => ({ judged: { kind: 'band' as const, band: value } });
const build = (over: Partial<Override> = {}): Override => ({
  ...points(12),
  overrideId: 'o1',
  accountId: 'acme',
  byEmail: 'jane@example.com',
  byName: 'Jane',
  reason: 'New sponsor signed up',
  scoreBefore: 58,
  bandBefore: 'yellow',
  createdAt: NOW,
  expiresAt: later(1000),
  withdrawnAt: null,
  withdrawnBy: null,
  ...over,
});
const NOTHING = { outcome: null, outcomeOn: null, laterScore: null, laterBand: null };
const grade = (over: Partial<Override>, aftermath: Partial<Parameters<typeof gradeOverride>[1]>) =>
  gradeOverride(build(over), { ...NOTHING, ...aftermath }, later(1000));

describe('a judgement against half a model', () => {
  const draft = { ...points(5), reason: 'Seen in person', expiresAt: later(1000) };

  it.each([
    { score: null, band: 'green' },
    { score: 58, band: null },
  ] as const)('of which only %j is known has nothing to stand against', (model) => {
    expect(refuseOverride(draft, model, NOW)).toBe('not_scored');
  });

  it('has no band to stand beside where the model has none', () => {
    expect(applyOverride(band('green').judged, { score: null, band: null })).toBeNull();
  });
});

describe('the judgement that counts', () => {
  it('counts from the very instant it is made', () => {
    const one = build();
    expect(findCurrentOverride([one], NOW)).toBe(one);
    expect(findCurrentOverride([one], later(-1))).toBeNull();
  });

  it('of two of one instant is the later in the list', () => {
    const [first, second] = [build({ overrideId: 'first' }), build({ overrideId: 'second' })];
    expect(findCurrentOverride([first, second], NOW)).toBe(second);
    expect(findCurrentOverride([second, first], NOW)).toBe(first);
  });

  it('is not yet withdrawn while its withdrawal lies ahead', () => {
    const one = build({ withdrawnAt: later(1) });
    expect(toOverrideStatus(one, [one], NOW)).toBe('current');
    expect(toOverrideStatus(one, [one], later(1))).toBe('withdrawn');
  });
});

describe('who was right', () => {
  it('stays open while a withdrawal lies ahead, and tells from its instant on', () => {
    const one = build({ withdrawnAt: later(500) });
    expect(gradeOverride(one, { ...NOTHING, laterScore: 90 }, later(499))).toBe('open');
    expect(gradeOverride(one, { ...NOTHING, laterScore: 90 }, later(500))).toBe('person');
  });

  it('is not known without the score there was before', () => {
    expect(grade({ scoreBefore: null }, { laterScore: 65 })).toBe('unknown');
  });

  it.each([
    // band before, later band
    [null, 'green'],
    ['unknown', 'green'],
    ['yellow', null],
    ['yellow', 'unknown'],
  ] as const)('is not known of a band that was %s and is %s later', (bandBefore, laterBand) => {
    expect(grade({ ...band('green'), bandBefore }, { laterBand })).toBe('unknown');
    expect(grade({ ...band('red'), bandBefore }, { laterBand })).toBe('unknown');
  });

  it.each([
    // band before, judged, outcome, verdict
    ['yellow', 'green', 'renewed', 'person'],
    ['yellow', 'red', 'renewed', 'model'],
    ['red', 'yellow', 'renewed', 'person'],
    ['green', 'yellow', 'renewed', 'model'],
    ['yellow', 'yellow', 'renewed', 'model'], // whoever said the same saw nothing better
    [null, 'green', 'renewed', 'person'],
    [null, 'yellow', 'renewed', 'model'],
    ['unknown', 'green', 'renewed', 'person'],
    ['unknown', 'yellow', 'renewed', 'model'],
    ['unknown', 'red', 'churned', 'person'],
  ] as const)('of a %s account judged %s that %s is the %s', (bandBefore, judged, outcome, verdict) => {
    expect(grade({ ...band(judged), bandBefore }, { outcome })).toBe(verdict);
  });
});
