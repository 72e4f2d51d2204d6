import { NO_FLEET } from '../../src/scoring/fleet';
import { createFleetCache } from '../../src/services/fleet-cache';

const NOW = new Date('2026-03-10T23:55:00Z');
const minutesAfter = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

function open(read: (now: Date) => Promise<void> = async () => undefined) {
  const readAt: Date[] = [];
  const cache = createFleetCache(async (now) => {
    readAt.push(now);
    await read(now);
    return { ...NO_FLEET, weekFactor: readAt.length };
  });
  return { cache, readAt };
}

describe('what is known of the fleet', () => {
  it.each([
    // minutes later, whether it is read anew
    [14, false],
    [15, true],
    [-14, false], // another clock was ahead
    [-15, true],
  ])('is taken %d min later, read anew: %s', async (minutes, isReadAnew) => {
    const { cache, readAt } = open();
    await cache.fresh(NOW);
    await cache.recent(minutesAfter(minutes));
    expect(readAt).toHaveLength(isReadAnew ? 2 : 1);
  });

  it.each([
    [9, 1],
    [10, 2],
  ])(
    'is renewed %d min later by reading it %d times in all, before anyone would have to wait',
    async (minutes, times) => {
      const { cache, readAt } = open();
      await cache.renew(NOW);
      await cache.renew(minutesAfter(minutes));
      expect(readAt).toHaveLength(times);
    },
  );

  it('is read anew by every run over everyone, and known to the others from then on', async () => {
    const { cache } = open();
    await cache.fresh(NOW);
    await cache.fresh(minutesAfter(1));
    expect((await cache.recent(minutesAfter(2))).weekFactor).toBe(2);
  });

  it('stays known while it is read anew, and is read once however many ask', async () => {
    let finish: () => void = () => undefined;
    const { cache, readAt } = open((now) =>
      now > NOW ? new Promise((resolve) => (finish = resolve)) : Promise.resolve(),
    );
    await cache.fresh(NOW);
    const renewals = [cache.renew(minutesAfter(10)), cache.renew(minutesAfter(10))];
    expect((await cache.recent(minutesAfter(11))).weekFactor).toBe(1);
    finish();
    await Promise.all(renewals);
    expect((await cache.recent(minutesAfter(11))).weekFactor).toBe(2);
    expect(readAt).toHaveLength(2);
  });

  it('is asked for again after it could not be read', async () => {
    let isDown = true;
    const { cache } = open(() => (isDown ? Promise.reject(new Error('gone')) : Promise.resolve()));
    await expect(cache.recent(NOW)).rejects.toThrow('gone');
    isDown = false;
    expect((await cache.recent(NOW)).weekFactor).toBe(2);
  });
});
