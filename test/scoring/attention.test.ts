import { findAttention } from '../../src/scoring/attention';

describe('the attention an account is owed', () => {
  it.each([
    [1, 'weekly'],
    [2, 'every_two_weeks'],
    [3, 'monthly'],
    [4, 'quarterly'],
    [5, 'automated'],
    [null, null],
  ])('R210–R214: in tier %j is %j', (tier, attention) => {
    expect(findAttention(tier, 'green', null)).toBe(attention);
  });

  it.each([
    [0, 'this_week'],
    [120, 'this_week'],
    [121, 'quarterly'],
    [-1, 'quarterly'],
    [null, 'quarterly'],
  ])('X24: of a yellow account with a renewal in %j days is %s', (renewalDays, attention) => {
    expect(findAttention(2, 'yellow', renewalDays)).toBe(attention);
  });

  it('of a yellow account of the first tier is weekly: it falls fast or is large', () => {
    expect(findAttention(1, 'yellow', null)).toBe('weekly');
  });
});
