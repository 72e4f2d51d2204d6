import { findArrConcentration } from '../../src/scoring/arr-concentration';

describe('amounts that make no share', () => {
  it.each([
    // ARR, of all
    [300, 0],
    [-300, -1000], // credited more than billed
    [300, -1000],
    [0, 1000],
    [-300, 1000],
  ])('%d of %d is no concentration', (arr, total) => {
    expect(findArrConcentration(arr, total)).toBeNull();
  });

  it('is more than a fifth, not a fifth', () => {
    expect(findArrConcentration(200, 1000)).toBeNull();
    expect(findArrConcentration(201, 1000)).toBeCloseTo(0.201);
  });

  it('is never more than the whole', () => {
    expect(findArrConcentration(1200, 1000)).toBe(1);
  });
});
