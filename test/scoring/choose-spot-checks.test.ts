import fc from 'fast-check';
import { chooseSpotChecks, type SpotCheckCandidate } from '../../src/scoring/choose-spot-checks';

const candidate = (accountId: string, changes: Partial<SpotCheckCandidate> = {}): SpotCheckCandidate => ({
  accountId,
  bandChangedDays: null,
  pointsToEdge: null,
  isJudged: false,
  worth: null,
  untouchedDays: null,
  wasDrawnLast: false,
  ...changes,
});
const many = (amount: number, changes: Partial<SpotCheckCandidate> = {}): SpotCheckCandidate[] =>
  Array.from({ length: amount }, (_, index) => candidate(`a${index}`, changes));
const DRAW = { key: '2026-11-01 mona@example.test', count: 5 };
const idsOf = (drawn: readonly { accountId: string }[]): string[] => drawn.map(({ accountId }) => accountId);

describe('the scores a manager is asked to look at', () => {
  it.each([
    [{ bandChangedDays: 30 }, 'band_changed'],
    [{ bandChangedDays: 31 }, 'chance'],
    [{ pointsToEdge: 2 }, 'near_edge'],
    [{ pointsToEdge: 3 }, 'chance'],
    [{ isJudged: true }, 'judged'],
    [{ untouchedDays: 60 }, 'untouched'],
    [{ untouchedDays: 59.9 }, 'chance'],
    [{ bandChangedDays: 3, isJudged: true, untouchedDays: 90 }, 'band_changed'],
  ] as const)('R85: with %o an account is drawn by: %s', (changes, ground) => {
    const others = many(9, { worth: 10 }); // some of them are the largest
    expect(chooseSpotChecks([candidate('x', changes), ...others], { ...DRAW, count: 10 })).toContainEqual({
      accountId: 'x',
      ground,
    });
  });

  it('calls the largest tenth by ARR high, at least one, and none where nothing is known', () => {
    const groundsOf = (worths: (number | null)[]) =>
      chooseSpotChecks(
        worths.map((worth, index) => candidate(`a${index}`, { worth })),
        { ...DRAW, count: 99 },
      )
        .filter(({ ground }) => ground === 'high_arr')
        .map(({ accountId }) => accountId)
        .toSorted((a, b) => a.localeCompare(b));
    expect(groundsOf([5, 9, null])).toEqual(['a1']);
    expect(groundsOf(Array.from({ length: 20 }, (_, index) => index))).toEqual(['a18', 'a19']);
    expect(groundsOf([null, null])).toEqual([]);
  });

  it('R85: are mostly those that matter, and now and then any other', () => {
    const fleet = [...many(100), ...Array.from({ length: 100 }, (_, n) => candidate(`m${n}`, { bandChangedDays: 1 }))];
    const drawn = Array.from({ length: 200 }, (_, month) =>
      idsOf(chooseSpotChecks(fleet, { key: `${month}`, count: 5 })),
    ).flat();
    const share = drawn.filter((accountId) => accountId.startsWith('m')).length / drawn.length;
    expect(share).toBeGreaterThan(0.78); // five tickets against one: 5/6
    expect(share).toBeLessThan(0.88);
  });

  it('are other ones next month, and another manager’s are other ones too', () => {
    const fleet = many(500);
    const first = idsOf(chooseSpotChecks(fleet, DRAW));
    expect(idsOf(chooseSpotChecks(fleet, { ...DRAW, key: '2026-12-01 mona@example.test' }))).not.toEqual(first);
    expect(idsOf(chooseSpotChecks(fleet, { ...DRAW, key: '2026-11-01 sven@example.test' }))).not.toEqual(first);
  });

  it('are none where none are asked for, and none of nothing', () => {
    expect(chooseSpotChecks(many(3), { ...DRAW, count: 0 })).toEqual([]);
    expect(chooseSpotChecks([], DRAW)).toEqual([]);
  });
});

describe('whatever accounts there are', () => {
  const days = fc.option(fc.integer({ min: 0, max: 400 }));
  const fleets = fc.uniqueArray(
    fc.record({
      accountId: fc.string({ minLength: 1, maxLength: 8 }),
      bandChangedDays: days,
      pointsToEdge: fc.option(fc.integer({ min: 0, max: 50 })),
      isJudged: fc.boolean(),
      worth: fc.option(fc.double({ min: 0, max: 1e9, noNaN: true })),
      untouchedDays: days,
      wasDrawnLast: fc.boolean(),
    }),
    { selector: ({ accountId }) => accountId, maxLength: 30 },
  );
  const draws = fc.record({ key: fc.string(), count: fc.integer({ min: 0, max: 10 }) });

  it('as many are drawn as are asked for or there are, each once', () => {
    fc.assert(
      fc.property(fleets, draws, (fleet, draw) => {
        const drawn = idsOf(chooseSpotChecks(fleet, draw));
        expect(drawn).toHaveLength(Math.min(fleet.length, draw.count));
        expect(new Set(drawn).size).toBe(drawn.length);
      }),
    );
  });

  it('the same draw draws the same, in whatever order they come', () => {
    fc.assert(
      fc.property(fleets, draws, (fleet, draw) => {
        expect(chooseSpotChecks(fleet.toReversed(), draw)).toEqual(chooseSpotChecks(fleet, draw));
      }),
    );
  });

  it('R85: nothing drawn the month before is drawn again while there are others', () => {
    fc.assert(
      fc.property(fleets, draws, (fleet, draw) => {
        const last = new Set(idsOf(fleet.filter(({ wasDrawnLast }) => wasDrawnLast)));
        const again = idsOf(chooseSpotChecks(fleet, draw)).filter((accountId) => last.has(accountId)).length;
        expect(again).toBe(Math.max(0, Math.min(draw.count, fleet.length) - (fleet.length - last.size)));
      }),
    );
  });

  it('R85: a judgement on an account that is drawn never keeps it from being drawn', () => {
    fc.assert(
      fc.property(fleets, draws, (fleet, draw) => {
        for (const accountId of idsOf(chooseSpotChecks(fleet, draw))) {
          const judged = fleet.map((one) => (one.accountId === accountId ? { ...one, isJudged: true } : one));
          expect(idsOf(chooseSpotChecks(judged, draw))).toContain(accountId);
        }
      }),
    );
  });
});
