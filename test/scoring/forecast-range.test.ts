import { chooseRange } from '../../src/scoring/forecast-range';

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the range', () => {
  it('holds 82 of a hundred different values, nine left out on either side', () => {
    expect(chooseRange(oneTo(100))).toEqual({ low: 10, middle: 50.5, high: 91 });
  });

  it('is one value where four in five are the same', () => {
    expect(chooseRange([...Array.from({ length: 82 }, () => 100), ...oneTo(18)])).toEqual({
      low: 100,
      middle: 100,
      high: 100,
    });
  });

  it('holds no more than it must where values pile up: quantiles would hold all of these', () => {
    const piled = [
      ...Array.from({ length: 50 }, () => 0),
      ...Array.from({ length: 33 }, () => 50),
      ...Array.from({ length: 17 }, () => 100),
    ];
    expect(chooseRange(piled)).toEqual({ low: 0, middle: 25, high: 50 });
  });

  it('of a single value is that value', () => {
    expect(chooseRange([42])).toEqual({ low: 42, middle: 42, high: 42 });
  });
});
