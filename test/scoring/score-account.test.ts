import { scoreAccount } from '../../src/scoring/score-account';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, buildSignal, IDENTITY, NOW, type Values } from './build-model';

const PILLARS = { product: 40, financial: 35, support: 25 };
const scorePillars = (values: Values, weights: Record<string, number> = PILLARS) =>
  scoreAccount(buildUnknown(), buildModel({ dimensions: buildPlain(weights, values) }), NOW);

describe('the weighted score', () => {
  it.each([
    // product, financial, support → score
    [100, 100, 100, 100],
    [0, 0, 0, 0],
    [100, 0, 0, 40],
    [0, 100, 0, 35],
    [0, 0, 100, 25],
    [80, 60, 40, 63],
    [50, 51, 50, 50], // 50.35 rounds down
    [50, 50, 52, 51], // 50.5 rounds up
    [50, 50, 51.984, 51], // 50.496 is shown as 50.50, and rounds up from there
    [50, 50, 51.976, 50], // 50.494 is shown as 50.49
  ])('R40: product %d, financial %d, support %d make %d', (product, financial, support, expected) => {
    expect(scorePillars({ product, financial, support }).score).toBe(expected);
  });

  it('R41: an enterprise account is scored by 32/28/40 (X2)', () => {
    const values = { product: 80, financial: 60, support: 40 };
    const enterprise = { dimensions: buildPlain({ product: 32, financial: 28, support: 40 }, values) };
    const base = buildModel({ dimensions: buildPlain(PILLARS, values) });
    const model = { ...base, segments: { enterprise: { ...base.base, ...enterprise } } };
    expect(scoreAccount(buildUnknown({ segment: 'enterprise' }), model, NOW).exactScore).toBeCloseTo(58.4);
    expect(scoreAccount(buildUnknown({ segment: 'smb' }), model, NOW).exactScore).toBeCloseTo(63);
    expect(scoreAccount(buildUnknown(), model, NOW).exactScore).toBeCloseTo(63);
  });

  it('R49: 75/80/70/85/60 by 35/20/20/15/10 is 75.00', () => {
    const weights = { usage: 35, engagement: 20, value: 20, sentiment: 15, relationship: 10 };
    const values = { usage: 75, engagement: 80, value: 70, sentiment: 85, relationship: 60 };
    expect(scorePillars(values, weights).exactScore).toBeCloseTo(75, 10);
  });
});

describe('the band', () => {
  it.each([
    [0, 'red'],
    [35, 'red'],
    [36, 'yellow'],
    [70, 'yellow'],
    [71, 'green'],
    [100, 'green'],
    [35.4, 'red'], // the whole number decides: 35
    [35.5, 'yellow'],
    [70.5, 'green'],
  ])('R45: a score of %d is %s', (value, band) => {
    expect(scorePillars({ product: value, financial: value, support: value }).band).toBe(band);
  });
});

describe('the critical part of red', () => {
  it.each([
    [24, true],
    [24.4, true],
    [24.5, false], // the whole number decides: 25
    [25, false],
    [35, false],
    [90, false],
  ])('a score of %d is critical under 25: %s', (value, isCritical) => {
    const dimensions = buildPlain({ all: 1 }, { all: value });
    expect(scoreAccount(buildUnknown(), buildModel({ dimensions, criticalBelow: 25 }), NOW)).toMatchObject({
      isCritical,
    });
    expect(scoreAccount(buildUnknown(), buildModel({ dimensions }), NOW).isCritical).toBe(false);
  });

  it('is not judged where too little was seen', () => {
    const dimensions = buildPlain({ seen: 1, unseen: 9 }, { seen: 3 });
    const health = scoreAccount(buildUnknown(), buildModel({ dimensions, criticalBelow: 25 }), NOW);
    expect(health).toMatchObject({ score: 3, band: 'unknown', isCritical: false });
  });
});

describe('missing data', () => {
  it('gives its weight to the other dimensions', () => {
    const health = scorePillars({ product: 80, financial: null, support: 40 });
    expect(health.exactScore).toBeCloseTo((80 * 40 + 40 * 25) / 65);
    expect(health.dimensions.map(({ weight }) => weight)).toEqual([40 / 65, 0, 25 / 65]);
    expect(health.dimensions[1]).toMatchObject({ score: null, coverage: 0, signals: [] });
  });

  it.each([
    [{ product: 90, support: 90 }, 0.65, 'green'],
    [{ financial: 90, support: 90 }, 0.6, 'green'],
    [{ product: 90 }, 0.4, 'unknown'],
    [{ financial: 90 }, 0.35, 'unknown'],
  ])('of which only %o is seen covers %d: %s', (values, coverage, band) => {
    expect(scorePillars(values)).toMatchObject({ coverage: expect.closeTo(coverage), band, score: 90 });
  });

  it('exactly at the floor is enough, and just under it is not', () => {
    const values = { a: 90 };
    expect(scorePillars(values, { a: 50, b: 50 }).band).toBe('green');
    expect(scorePillars(values, { a: 49, b: 51 }).band).toBe('unknown');
  });

  it('a dimension counts as seen whole at the quorum, and in proportion below it', () => {
    const cover = (seen: number) => {
      const names = ['s1', 's2', 's3', 's4'];
      const values = Object.fromEntries(names.slice(0, seen).map((name) => [name, 50]));
      const signals = names.map((name) => ({ definition: buildSignal(name, values), weight: 1, curve: IDENTITY }));
      const model = buildModel({ dimensions: [{ name: 'd', weight: 1, signals, ceilings: [] }] }, { quorum: 0.5 });
      return scoreAccount(buildUnknown(), model, NOW).coverage;
    };
    expect([0, 1, 2, 4].map(cover)).toEqual([0, 0.5, 1, 1]);
  });
});

describe('ceilings and caps', () => {
  const values = { good: 100, bad: 20 };
  const good = { definition: buildSignal('good', values), weight: 9, curve: IDENTITY };
  const bad = { definition: buildSignal('bad', values), weight: 1, curve: IDENTITY };

  it('a ceiling holds its dimension down, and what it took is laid at its signal', () => {
    const ceilings = [{ definition: bad.definition, curve: [[20, 30], [100, 100]] as const }]; // prettier-ignore
    const model = buildModel({ dimensions: [{ name: 'd', weight: 1, signals: [good, bad], ceilings }] });
    const health = scoreAccount(buildUnknown(), model, NOW);
    expect(health.exactScore).toBeCloseTo(30);
    expect(health.dimensions[0]?.signals).toMatchObject([{ signal: 'good', lost: 0 }, { signal: 'bad', lost: expect.closeTo(70) }]); // prettier-ignore
  });

  it.each([
    [40, 30, 30],
    [30, 40, 30],
  ])('of two ceilings, at %d and %d, the lower holds: %d', (first, second, held) => {
    const ceilings = [first, second].map((at) => ({ definition: bad.definition, curve: [[20, at], [100, 100]] as const })); // prettier-ignore
    const model = buildModel({ dimensions: [{ name: 'd', weight: 1, signals: [good, bad], ceilings }] });
    expect(scoreAccount(buildUnknown(), model, NOW).exactScore).toBeCloseTo(held);
  });

  it('a ceiling above the mean changes nothing', () => {
    const ceilings = [{ definition: bad.definition, curve: [[20, 93]] as const }];
    const model = buildModel({ dimensions: [{ name: 'd', weight: 1, signals: [good, bad], ceilings }] });
    expect(scoreAccount(buildUnknown(), model, NOW).exactScore).toBeCloseTo(92);
  });

  it.each([[20, 46], [19.9, 92], [21, 46]])('a cap bites at its threshold and beyond, on the bad side: %d makes of 92: %d', (threshold, held) => {
    const caps = [{ rule: 'too bad', definition: bad.definition, threshold, scoreAtMost: 50 }];
    const model = buildModel({ dimensions: [{ name: 'd', weight: 1, signals: [good, bad], ceilings: [] }], caps });
    expect(scoreAccount(buildUnknown(), model, NOW).score).toBe(held);
  }); // prettier-ignore

  it.each([
    // without the cap → held at most 35
    [100, 35],
    [80, 28],
    [40, 14],
    [20, 7],
    [0, 0],
  ])('a cap scales, so that of two held accounts the worse stays the lower: %d becomes %d', (rest, held) => {
    const definition = buildSignal('rest', { rest });
    const signals = [{ definition, weight: 1, curve: IDENTITY }];
    const caps = [{ rule: 'always', definition, threshold: 100, scoreAtMost: 35 }];
    const model = buildModel({ dimensions: [{ name: 'd', weight: 1, signals, ceilings: [] }], caps });
    expect(scoreAccount(buildUnknown(), model, NOW).exactScore).toBeCloseTo(held, 10);
  });

  it('two caps do not add up: the stricter alone holds, and is named', () => {
    const cap = (rule: string, scoreAtMost: number) => ({
      rule,
      definition: bad.definition,
      threshold: 50,
      scoreAtMost,
    });
    const dimensions = [{ name: 'd', weight: 1, signals: [good, bad], ceilings: [] }];
    const scoreWith = (...caps: ReturnType<typeof cap>[]) =>
      scoreAccount(buildUnknown(), buildModel({ dimensions, caps }), NOW);
    const held = scoreWith(cap('mild', 60), cap('hard', 35));
    expect(held.cap).toEqual({ rule: 'hard', signal: 'bad', scoreAtMost: 35 });
    expect(held.exactScore).toBeCloseTo((92 * 35) / 100, 10);
    expect(scoreWith(cap('none', 100)).cap).toBeNull();
  });
});
