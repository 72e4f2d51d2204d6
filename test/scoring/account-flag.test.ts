import fc from 'fast-check';
import { BANDS } from '../../src/domain/band';
import { ACCOUNT_FLAGS } from '../../src/domain/list';
import { type Tier, TIERS } from '../../src/domain/trigger';
import { decideFlag, type FlagInput } from '../../src/scoring/account-flag';

const isOffered = ({ isReadyToExpand, alert }: FlagInput) =>
  isReadyToExpand || (alert?.tier === 'expansion' && !alert.isSnoozed);
const flagOf = (over: Partial<FlagInput>) =>
  decideFlag({ band: 'yellow', tier: 2, renewalDays: null, isReadyToExpand: false, alert: null, ...over });

describe('what an account asks for', () => {
  it.each([
    ['red', false, 'call_today'],
    ['green', false, 'standard_cadence'],
    ['green', true, 'expansion_talk'],
    ['unknown', false, 'not_known'],
  ] as const)('R172: %s, ready to expand: %s, is flagged %s', (band, isReadyToExpand, flag) => {
    expect(flagOf({ band, isReadyToExpand })).toBe(flag);
  });

  it.each([
    [-1, 'schedule_this_quarter'], // it has passed: none is near
    [0, 'schedule_this_week'],
    [119, 'schedule_this_week'],
    [120, 'schedule_this_week'],
    [121, 'schedule_this_quarter'],
    [null, 'schedule_this_quarter'],
  ] as const)('R172, X24: yellow with a renewal in %s days is flagged %s', (renewalDays, flag) => {
    expect(flagOf({ renewalDays })).toBe(flag);
    expect(flagOf({ renewalDays, tier: null })).toBe(flag);
  });

  it('yellow of the first tier is scheduled this week whenever it renews', () => {
    expect(flagOf({ tier: 1, renewalDays: 300 })).toBe('schedule_this_week');
  });

  it('only green accounts are ever talked to about more', () => {
    const input = fc.record({
      band: fc.constantFrom(...BANDS),
      tier: fc.option(fc.integer({ min: 1, max: 5 })),
      renewalDays: fc.option(fc.integer({ min: -400, max: 800 })),
      isReadyToExpand: fc.boolean(),
      alert: fc.option(
        fc.record({ tier: fc.constantFrom(...TIERS), isSnoozed: fc.boolean(), isTurnedRed: fc.boolean() }),
      ),
    });
    fc.assert(
      fc.property(
        input,
        (given) => decideFlag(given) !== 'expansion_talk' || (given.band === 'green' && isOffered(given)),
      ),
    );
  });
});

describe('what an open alert asks for', () => {
  const alertOf = (tier: Tier, over: object = {}) => ({ tier, isSnoozed: false, isTurnedRed: false, ...over });
  const calm: Partial<FlagInput> = { band: 'green', tier: 4, renewalDays: 300 };

  it.each([
    ['critical', 'call_today'],
    ['high', 'schedule_this_week'],
    ['moderate', 'schedule_this_quarter'],
    ['renewal', 'schedule_this_quarter'],
    ['expansion', 'expansion_talk'],
  ] as const)('R172: by its tier, on a calm account, %s asks for %s', (tier, flag) => {
    expect(flagOf({ ...calm, alert: alertOf(tier) })).toBe(flag);
  });

  it.each([
    ['moderate', 120, 'schedule_this_week'],
    ['moderate', 121, 'schedule_this_quarter'],
    ['moderate', null, 'schedule_this_quarter'],
    ['renewal', 120, 'schedule_this_week'],
    ['renewal', 121, 'schedule_this_quarter'],
  ] as const)('R172, X24: %s with a renewal in %s days asks for %s', (tier, renewalDays, flag) => {
    expect(flagOf({ ...calm, renewalDays, alert: alertOf(tier) })).toBe(flag);
  });

  it.each([
    ['red', 'call_today'],
    ['unknown', 'call_today'], // nothing shows that red is over
    ['yellow', 'schedule_this_week'], // it has left red
    ['green', 'schedule_this_week'],
  ] as const)('R172: one that told of a turn to red asks, of an account now %s, for %s', (band, flag) => {
    expect(flagOf({ ...calm, band, alert: alertOf('high', { isTurnedRed: true }) })).toBe(flag);
  });

  it('a worry comes before an offer', () => {
    expect(flagOf({ ...calm, isReadyToExpand: true, alert: alertOf('moderate') })).toBe('schedule_this_quarter');
  });

  it.each(['red', 'yellow', 'unknown'] as const)('X22: an offer never colours a %s account blue', (band) => {
    expect(flagOf({ band, alert: alertOf('expansion') })).toBe(flagOf({ band }));
  });

  it.each(TIERS)('snoozed, %s, asks for nothing', (tier) => {
    expect(flagOf({ ...calm, alert: alertOf(tier, { isSnoozed: true }) })).toBe('standard_cadence');
  });

  it('never makes a flag less pressing than the colour alone does', () => {
    const input = fc.record({
      band: fc.constantFrom(...BANDS),
      tier: fc.option(fc.integer({ min: 1, max: 5 })),
      renewalDays: fc.option(fc.integer({ min: -400, max: 800 })),
      isReadyToExpand: fc.boolean(),
    });
    const alert = fc.record({ tier: fc.constantFrom(...TIERS), isSnoozed: fc.boolean(), isTurnedRed: fc.boolean() });
    const placeOf = (given: FlagInput) => ACCOUNT_FLAGS.indexOf(decideFlag(given));
    fc.assert(
      fc.property(
        input,
        alert,
        (given, one) => placeOf({ ...given, alert: one }) <= placeOf({ ...given, alert: null }),
      ),
    );
  });
});
