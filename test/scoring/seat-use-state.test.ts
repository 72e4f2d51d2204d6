import { toSeatUseState } from '../../src/scoring/seat-use-state';

describe('the use of paid seats', () => {
  it.each([
    [0, 'waste'],
    [0.2999, 'waste'],
    [0.3, 'alert'],
    [0.4999, 'alert'],
    [0.5, 'neutral'],
    [0.85, 'neutral'],
    [0.8501, 'signal'],
    [0.8999, 'signal'],
    [0.9, 'task'],
    [1.2, 'task'],
  ] as const)('X28: at %d is %s', (rate, state) => {
    expect(toSeatUseState(rate)).toBe(state);
  });

  it('is nothing where it is not known', () => {
    expect(toSeatUseState(null)).toBeNull();
  });
});
