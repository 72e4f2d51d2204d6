import fc from 'fast-check';
import { decideNext, type Progress } from '../../src/vendor-http/decide-next';
import { readRetryAfterMs, toBackoffMs } from '../../src/vendor-http/to-wait-ms';
import { NOW } from './open-line';

const random = fc.double({ min: 0, max: 1, noNaN: true });

describe('waiting with full jitter', () => {
  it('is never under a second and never over a minute, and not over 2^attempts seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), random, (failed, chance) => {
        const ms = toBackoffMs(failed, chance);
        expect(ms).toBeGreaterThanOrEqual(1000);
        expect(ms).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** failed));
      }),
    );
  });

  it('uses all of its span', () => {
    expect([toBackoffMs(1, 0), toBackoffMs(1, 1), toBackoffMs(5, 1), toBackoffMs(6, 1)]).toEqual([
      1000, 2000, 32_000, 60_000,
    ]);
  });
});

describe('Retry-After', () => {
  it('in seconds is those seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => {
        expect(readRetryAfterMs(String(seconds), NOW.getTime())).toBe(seconds * 1000);
      }),
    );
  });

  it('as a date is what is left until then, never less than nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -86_400, max: 86_400 }), (seconds) => {
        const date = new Date(NOW.getTime() + seconds * 1000).toUTCString();
        expect(readRetryAfterMs(date, NOW.getTime())).toBe(Math.max(0, seconds * 1000));
      }),
    );
  });

  it('that is anything else is none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const ms = readRetryAfterMs(text, NOW.getTime());
        expect(ms === null || (Number.isFinite(ms) && ms >= 0)).toBe(true);
      }),
    );
  });
});

describe('whatever comes', () => {
  const progress = fc.record<Progress>({
    attempts: fc.integer({ min: 6, max: 50 }),
    hasRenewed: fc.constant(true),
    isRepeatable: fc.boolean(),
    nowMs: fc.constant(NOW.getTime()),
    random,
  });
  const refused = fc.record({
    status: fc.integer({ min: 300, max: 599 }),
    headers: fc.constant(new Headers()),
    text: fc.string(),
  });

  it('R226: the sixth attempt is the last', () => {
    fc.assert(
      fc.property(progress, refused, (at, answer) => {
        expect(decideNext({ kind: 'refused', refused: answer }, at, {}).kind).toBe('fail');
      }),
    );
  });

  it('what must not be done twice is repeated only after a limit or an unknown token', () => {
    const first = progress.map((at) => ({ ...at, attempts: 1, hasRenewed: false, isRepeatable: false }));
    fc.assert(
      fc.property(first, refused, (at, answer) => {
        const isRepeated = decideNext({ kind: 'refused', refused: answer }, at, {}).kind !== 'fail';
        expect(isRepeated).toBe(answer.status === 429 || answer.status === 401);
      }),
    );
  });
});
