import fc from 'fast-check';
import { BANDS } from '../../src/domain/band';
import { decideFlag, type FlagInput } from '../../src/scoring/account-flag';

const flagOf = (over: Partial<FlagInput>) =>
  decideFlag({ band: 'yellow', tier: 2, renewalDays: null, isReadyToExpand: false, ...over });

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
  ] as const)('R172, by X24: yellow with a renewal in %s days is flagged %s', (renewalDays, flag) => {
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
    });
    fc.assert(
      fc.property(
        input,
        (given) => decideFlag(given) !== 'expansion_talk' || (given.band === 'green' && given.isReadyToExpand),
      ),
    );
  });
});
