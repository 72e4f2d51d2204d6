import fc from 'fast-check';
import { backoffMs } from '../../src/services/deliver-outbox/backoff';
import { createPace } from '../../src/services/deliver-outbox/pace';

const NOW = new Date('2026-03-10T12:00:00Z');
const after = (ms: number): Date => new Date(NOW.getTime() + ms);

describe('the pace of one channel', () => {
  it('takes a burst at once, then one a second, and is full again after as many seconds', () => {
    const pace = createPace({ burst: 3, spacingMs: 1_000 });
    expect([0, 0, 0].map((ms) => pace.take('C1', after(ms)))).toEqual([NOW, NOW, NOW]);
    expect(pace.take('C1', after(999))).toEqual(after(1_000));
    expect(pace.take('C1', after(1_000))).toEqual(after(1_000));
    expect(pace.take('C1', after(1_000))).toEqual(after(2_000));
    const later = after(60_000);
    expect([later, later, later].map((at) => pace.take('C1', at))).toEqual([later, later, later]);
    expect(pace.take('C1', later)).toEqual(after(61_000));
  });

  it('is its own, and stands still for as long as Slack asked', () => {
    const pace = createPace({ burst: 1, spacingMs: 1_000 });
    pace.pause('C1', after(30_000));
    pace.pause('C1', after(10_000)); // a shorter one does not end a longer one
    expect(pace.take('C1', after(29_999))).toEqual(after(30_000));
    expect(pace.take('C2', after(0))).toEqual(NOW);
    expect(pace.take('C1', after(30_000))).toEqual(after(30_000));
  });

  it('never lets more than the burst and one a spacing through', () => {
    const gaps = fc.array(fc.nat(3_000), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.integer({ min: 1, max: 5 }), (waits, burst) => {
        const pace = createPace({ burst, spacingMs: 1_000 });
        let ms = 0;
        const taken = waits.filter((wait) => pace.take('C1', after((ms += wait))) <= after(ms)).length;
        expect(taken).toBeLessThanOrEqual(burst + Math.floor(ms / 1_000));
      }),
    );
  });
});

describe('the wait after a failure', () => {
  it.each([
    // attempts, Slack asked for (ms), random, wait (ms)
    [1, null, 0, 1_000],
    [1, null, 1, 2_000],
    [2, null, 1, 4_000],
    [9, null, 1, 512_000],
    [10, null, 1, 900_000], // the cap: 15 minutes
    [500, null, 1, 900_000],
    [1, 30_000, 1, 30_000], // never sooner than Slack asked
    [10, 30_000, 0, 450_000],
  ])('after %d attempts, asked for %p, with random %d, is %d ms', (attempts, asked, random, ms) => {
    expect(backoffMs(attempts, asked, random)).toBe(ms);
  });
});
