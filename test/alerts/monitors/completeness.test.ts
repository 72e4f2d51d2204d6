import fc from 'fast-check';
import { judgeCompleteness } from '../../../src/alerts/monitors/completeness';

const fact = 'arr' as const;
const of = (accounts: number, unknown: number) => ({ fact, accounts, unknown });
const before = (accounts: number, unknown: number) => ({ accounts, known: accounts - unknown });

describe('a required fact that was known a day ago', () => {
  it.each([
    // customers, unknown now, unknown a day ago, is told
    [100, 10, 0, false], // exactly 10 points are no fall
    [100, 11, 0, true],
    [100, 21, 11, false],
    [100, 22, 11, true],
    [1000, 101, 0, true],
    [1000, 100, 0, false],
    [30, 4, 0, false], // 13 points, but four customers
    [30, 5, 0, true],
    [100, 0, 50, false], // it rose
    [4, 4, 0, false],
    [5, 5, 0, true],
  ])('R238: of %d customers, unknown of %d now and %d then: told %s', (accounts, unknown, then, isTold) => {
    expect(judgeCompleteness(of(accounts, unknown), before(accounts, then)).isBreached).toBe(isTold);
  });

  it('also counts customers who arrived without it', () => {
    expect(judgeCompleteness(of(140, 40), before(100, 0)).isBreached).toBe(true);
  });

  it('is not compared with nothing', () => {
    expect(judgeCompleteness(of(100, 100), null).isBreached).toBe(false);
    expect(judgeCompleteness(of(100, 100), before(0, 0)).isBreached).toBe(false);
    expect(judgeCompleteness(of(0, 0), before(100, 0))).toMatchObject({ value: null, isBreached: false });
  });

  it('says of how many it is known, by fact', () => {
    expect(judgeCompleteness(of(149, 12), before(150, 2))).toEqual({
      monitor: 'required_facts',
      subject: 'arr',
      value: 137 / 149,
      threshold: 0.1,
      isBreached: false,
      detail: { accounts: 149, known: 137, unknown: 12, unknownBefore: 2 },
    });
  });

  it('is never told of while it is unknown of fewer than five customers more', () => {
    const counts = fc
      .tuple(fc.nat(500), fc.nat(500))
      .map(([known, unknown]) => ({ accounts: known + unknown, unknown }));
    fc.assert(
      fc.property(counts, counts, (now, then) => {
        const reading = judgeCompleteness({ fact, ...now }, before(then.accounts, then.unknown));
        if (reading.isBreached) expect(now.unknown - then.unknown).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
