import fc from 'fast-check';
import { createTokenBucket } from '../../src/vendor-http/create-token-bucket';
import { createHttpSource } from '../../src/vendor-http/create-http-source';
import type { HttpSettings } from '../../src/vendor-http/http-source';
import { createStillTools } from './open-line';

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('the pace of a source', () => {
  it('lets a burst go, then one after the other', async () => {
    const { tools, slept } = createStillTools();
    const bucket = createTokenBucket({ perSecond: 2, burst: 3 }, tools);
    for (const _ of times(5, () => 0)) await bucket.take();
    expect(slept).toEqual([500, 500]);
  });

  it('without a burst lets one second go at once; slower than one a second, one', async () => {
    const { tools, slept } = createStillTools();
    const slow = createTokenBucket({ perSecond: 10 / 60 }, tools); // 10 a minute
    await slow.take();
    await slow.take();
    expect(slept).toEqual([6000]);
  });

  it('fills up again while it rests, no further than its burst', async () => {
    const { tools, slept } = createStillTools();
    const bucket = createTokenBucket({ perSecond: 1, burst: 2 }, tools);
    await bucket.take();
    await bucket.take();
    await tools.sleep(3_600_000);
    for (const _ of times(3, () => 0)) await bucket.take();
    expect(slept).toEqual([3_600_000, 1000]);
  });

  it('those who ask together go in their order', async () => {
    const { tools } = createStillTools();
    const starts: number[] = [];
    const bucket = createTokenBucket({ perSecond: 1 }, { ...tools, sleep: async (ms) => void starts.push(ms) });
    await Promise.all(times(4, () => bucket.take()));
    expect(starts).toEqual([1000, 2000, 3000]);
  });

  it('a rest that the vendor wants holds everybody', async () => {
    const { tools } = createStillTools();
    const waits: number[] = [];
    let wake = (): void => undefined;
    const sleep = (ms: number) =>
      new Promise<void>((resolve) => {
        waits.push(ms);
        wake = resolve;
      });
    const bucket = createTokenBucket({ perSecond: 100 }, { ...tools, sleep });
    const resting = bucket.rest(7000);
    void bucket.take();
    expect(waits).toEqual([7000, 7000]);
    wake();
    void resting;
  });

  it('waits whole milliseconds, rounded up: a timer would cut the rest off and let go too early', async () => {
    const { tools, slept } = createStillTools();
    const bucket = createTokenBucket({ perSecond: 45, burst: 1 }, tools);
    for (const _ of times(4, () => 0)) await bucket.take();
    expect(slept).toEqual([23, 22, 22]); // 22.2 ms a turn: what was waited too long is not waited twice
  });

  it('whoever gives up waiting gives the turn back', async () => {
    const { tools } = createStillTools();
    const waits: number[] = [];
    const sleep = async (ms: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      waits.push(ms);
    };
    const bucket = createTokenBucket({ perSecond: 1 }, { ...tools, sleep });
    await bucket.take();
    await expect(bucket.take(AbortSignal.abort())).rejects.toThrow();
    await bucket.take();
    expect(waits).toEqual([1000]);
  });

  it('never lets more go in any stretch of time than burst and rate allow, give or take the millisecond that a turn may be late', async () => {
    const lateMs = 1; // waits are rounded up: who goes late may be followed by one that goes on time
    const rounding = 1e-4; // of instants in milliseconds since 1970, as floating point holds them
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          perSecond: fc.integer({ min: 1, max: 50 }),
          burst: fc.integer({ min: 1, max: 50 }),
          gapsMs: fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 }),
        }),
        async ({ perSecond, burst, gapsMs }) => {
          const { tools } = createStillTools();
          const bucket = createTokenBucket({ perSecond, burst }, tools);
          const wentAtMs: number[] = [];
          for (const gapMs of gapsMs) {
            await tools.sleep(gapMs);
            await bucket.take();
            wentAtMs.push(tools.nowMs());
          }
          for (const [first, fromMs] of wentAtMs.entries())
            for (const [last, toMs] of wentAtMs.entries())
              if (last >= first)
                expect(last - first + 1).toBeLessThanOrEqual(
                  burst + ((toMs - fromMs + lateMs) / 1000) * perSecond + rounding,
                );
        },
      ),
    );
  });
});

describe('one bucket per vendor and account', () => {
  const settings = (more: Partial<HttpSettings> = {}): HttpSettings => ({
    source: 'a',
    baseUrl: 'https://api.example.com',
    authorisation: { kind: 'bearer', token: 'one' },
    rate: { perSecond: 5 },
    ...more,
  });
  const count = (...all: HttpSettings[]): number => {
    const buckets = new Map();
    for (const one of all) createHttpSource(one, { ...createStillTools().tools, buckets });
    return buckets.size;
  };

  it('is shared by whoever shows the same credentials to the same host', () => {
    expect(count(settings(), settings({ source: 'b', baseUrl: 'https://api.example.com/v2' }))).toBe(1);
  });

  it.each<Partial<HttpSettings>>([
    { authorisation: { kind: 'bearer', token: 'another' } },
    { baseUrl: 'https://eu.example.com' },
    { rate: { perSecond: 1 } }, // another endpoint with a pace of its own
  ])('is another one for %o', (more) => {
    expect(count(settings(), settings(more))).toBe(2);
  });

  it('holds no secret in its name', () => {
    const buckets = new Map();
    createHttpSource(settings({ authorisation: { kind: 'bearer', token: 'very-s3cret' } }), {
      ...createStillTools().tools,
      buckets,
    });
    expect([...buckets.keys()].join()).not.toContain('very-s3cret');
  });
});
