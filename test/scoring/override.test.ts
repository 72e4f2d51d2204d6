import fc from 'fast-check';
import type { Override } from '../../src/domain/override';
import {
  findCurrentOverride,
  gradeOverride,
  applyOverride,
  overrideExpiry,
  refuseOverride,
  toOverrideStatus,
  type OverrideDraft,
} from '../../src/scoring/override';

const NOW = new Date('2026-03-04T06:00:00Z');
const later = (ms: number): Date => new Date(NOW.getTime() + ms);
const DAY = 86_400_000;
const MODEL = { score: 58, band: 'yellow' } as const;
const draft = (over: Partial<OverrideDraft> = {}): OverrideDraft => ({
  judged: { kind: 'points', points: 12 },
  reason: 'New sponsor signed up',
  expiresAt: overrideExpiry(NOW),
  ...over,
});
const points = (value: number) => ({ judged: { kind: 'points' as const, points: value } });
const band = (value: 'red' | 'yellow' | 'green') => ({ judged: { kind: 'band' as const, band: value } });
const build = (over: Partial<Override> = {}): Override => ({
  ...draft(),
  overrideId: 'o1',
  accountId: 'acme',
  byEmail: 'jane@example.com',
  byName: 'Jane',
  scoreBefore: 58,
  bandBefore: 'yellow',
  createdAt: NOW,
  withdrawnAt: null,
  withdrawnBy: null,
  ...over,
});

describe('a judgement', () => {
  it.each([
    // what is judged, refusal
    [points(15), null],
    [points(16), 'over_cap'],
    [points(-15), null],
    [points(-16), 'over_cap'],
    [points(0), 'nothing_judged'],
    [points(1.5), 'nothing_judged'],
    [points(Number.NaN), 'nothing_judged'],
    [band('green'), null],
    [band('red'), null],
    [band('yellow'), 'nothing_judged'],
  ])('R75: of %j on a yellow 58: %p', (judged, refusal) => {
    expect(refuseOverride(draft(judged), MODEL, NOW)).toBe(refusal);
  });

  it('moves a band by one only', () => {
    expect(refuseOverride(draft(band('green')), { score: 20, band: 'red' }, NOW)).toBe('band_too_far');
    expect(refuseOverride(draft(band('red')), { score: 90, band: 'green' }, NOW)).toBe('band_too_far');
  });

  it.each([
    ['', 'no_reason'],
    [' \n\t', 'no_reason'],
    ['x', null],
    [` ${'x'.repeat(500)} `, null],
    ['x'.repeat(501), 'reason_too_long'],
  ])('R75: needs a reason: %j', (reason, refusal) => {
    expect(refuseOverride(draft({ reason }), MODEL, NOW)).toBe(refusal);
  });

  it.each([
    [0, 'not_ahead'],
    [-1, 'not_ahead'],
    [1, null],
    [90 * DAY, null],
    [90 * DAY + 1, 'too_long'],
    [Number.NaN, 'not_ahead'],
  ])('ends %d ms ahead: %p', (ms, refusal) => {
    expect(refuseOverride(draft({ expiresAt: later(ms) }), MODEL, NOW)).toBe(refusal);
  });

  it('lasts 30 days unless said otherwise', () => {
    expect(overrideExpiry(NOW)).toEqual(later(30 * DAY));
  });

  it.each([
    { score: null, band: 'unknown' },
    { score: 58, band: 'unknown' },
    { score: null, band: null },
  ] as const)('has nothing to stand against where the model says %j', (model) => {
    expect(refuseOverride(draft(), model, NOW)).toBe('not_scored');
    expect(refuseOverride(draft(band('green')), model, NOW)).toBe('not_scored');
  });
});

describe('the judgement that counts', () => {
  const old = build({ overrideId: 'old', createdAt: later(-2 * DAY) });
  const fresh = build({ overrideId: 'fresh', createdAt: later(-DAY) });

  it('is the newest, in whatever order they are listed', () => {
    expect(findCurrentOverride([fresh, old], NOW)).toBe(fresh);
    expect(findCurrentOverride([old, fresh], NOW)).toBe(fresh);
  });

  it.each([
    // end of the newer one, who counts at NOW
    [1, 'fresh'],
    [0, 'old'],
    [-1, 'old'],
  ])('ends at its very instant: ending %d ms from now, %s counts', (ms, id) => {
    expect(findCurrentOverride([old, { ...fresh, expiresAt: later(ms) }], NOW)?.overrideId).toBe(id);
  });

  it.each([
    [1, 'fresh'],
    [0, 'old'],
  ])('withdrawn %d ms from now: %s counts', (ms, id) => {
    expect(findCurrentOverride([old, { ...fresh, withdrawnAt: later(ms) }], NOW)?.overrideId).toBe(id);
  });

  it('is not one made later, and none where there is none', () => {
    expect(findCurrentOverride([build({ createdAt: later(1) })], NOW)).toBeNull();
    expect(findCurrentOverride([], NOW)).toBeNull();
  });

  it('gives each its status', () => {
    const over = build({ createdAt: later(-3 * DAY), expiresAt: NOW });
    const gone = build({ withdrawnAt: NOW });
    const all = [over, gone, old, fresh];
    expect(all.map((one) => toOverrideStatus(one, all, NOW))).toEqual([
      'expired',
      'withdrawn',
      'superseded',
      'current',
    ]);
  });
});

describe('beside the model', () => {
  it.each([
    // judged, model, what the person says
    [points(12), { score: 58, band: 'yellow' }, { score: 70, band: null }],
    [points(12), { score: 95, band: 'green' }, { score: 100, band: null }],
    [points(-12), { score: 5, band: 'red' }, { score: 0, band: null }],
    [points(12), { score: null, band: 'unknown' }, null],
    [band('green'), { score: 58, band: 'yellow' }, { score: null, band: 'green' }],
    [band('green'), { score: 30, band: 'red' }, { score: null, band: 'yellow' }], // the model fell: still one band off at most
    [band('red'), { score: 80, band: 'green' }, { score: null, band: 'yellow' }],
    [band('green'), { score: 80, band: 'green' }, { score: null, band: 'green' }],
    [band('green'), { score: null, band: 'unknown' }, null],
  ] as const)('%j, the model saying %j: %j', ({ judged }, model, said) => {
    expect(applyOverride(judged, model)).toEqual(said);
  });

  it('points never lie further from the model than the cap, nor outside 0–100', () => {
    fc.assert(
      fc.property(fc.integer({ min: -15, max: 15 }), fc.integer({ min: 0, max: 100 }), (value, score) => {
        const said = applyOverride({ kind: 'points', points: value }, { score, band: 'yellow' })?.score ?? Number.NaN;
        expect(Math.abs(said - score)).toBeLessThanOrEqual(15);
        expect(said).toBeGreaterThanOrEqual(0);
        expect(said).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('who was right', () => {
  const nothing = { outcome: null, outcomeOn: null, laterScore: null, laterBand: null };
  const ended = later(30 * DAY);

  it.each([
    // judged, what became of it, verdict
    [points(12), { outcome: 'renewed' }, 'person'],
    [points(12), { outcome: 'expanded' }, 'person'],
    [points(12), { outcome: 'churned' }, 'model'],
    [points(-12), { outcome: 'contracted' }, 'person'],
    [points(-12), { outcome: 'renewed' }, 'model'],
    [points(-12), { outcome: 'churned', laterScore: 90 }, 'person'], // what happened outweighs what the model says later
    [band('green'), { outcome: 'churned' }, 'model'],
    [band('red'), { outcome: 'churned' }, 'person'],
    [points(12), { laterScore: 65 }, 'person'], // nearer to 70 than to 58
    [points(12), { laterScore: 64 }, 'even'],
    [points(12), { laterScore: 63 }, 'model'],
    [points(-12), { laterScore: 51 }, 'person'],
    [points(-12), { laterScore: 70 }, 'model'],
    [points(12), {}, 'unknown'],
    [band('green'), { laterBand: 'green' }, 'person'],
    [band('green'), { laterBand: 'yellow' }, 'model'],
    [band('red'), { laterBand: 'red' }, 'person'],
    [band('red'), { laterBand: 'yellow' }, 'model'],
    [band('green'), { laterBand: 'unknown' }, 'unknown'],
  ] as const)('R75: %j, and then %j: %s', (judged, aftermath, verdict) => {
    expect(gradeOverride(build(judged), { ...nothing, ...aftermath }, ended)).toBe(verdict);
  });

  it('is open until its end, unless an outcome came first', () => {
    const before = later(30 * DAY - 1);
    expect(gradeOverride(build(), { ...nothing, laterScore: 90 }, before)).toBe('open');
    expect(gradeOverride(build(), { ...nothing, outcome: 'churned' }, before)).toBe('model');
    expect(gradeOverride(build({ withdrawnAt: before }), { ...nothing, laterScore: 90 }, before)).toBe('person');
  });
});
