import { directBand } from '../../src/scoring/band';
import { scoreAccount } from '../../src/scoring/score-account';
import { buildUnknown } from './build-features';
import { buildModel, buildPlain, NOW } from './build-model';

const RULE = { decliningGreen: 'yellow', improvingYellow: 'green' } as const;
const level = (score: number | null) =>
  scoreAccount(buildUnknown(), buildModel({ dimensions: buildPlain({ all: 1 }, { all: score }) }), NOW);

describe('direction before level', () => {
  it.each([
    // score, trend → band, what decided
    [90, 'declining', 'yellow', 'declining'],
    [90, 'stable', 'green', null],
    [90, 'improving', 'green', null],
    [90, 'unknown', 'green', null],
    [50, 'improving', 'green', 'improving'],
    [50, 'stable', 'yellow', null],
    [50, 'declining', 'yellow', null],
    [50, 'unknown', 'yellow', null],
    [20, 'improving', 'red', null],
    [20, 'declining', 'red', null],
    [null, 'improving', 'unknown', null],
    [null, 'declining', 'unknown', null],
  ] as const)('R62: a score of %s that is %s is %s, decided by %s', (score, trend, band, direction) => {
    const health = level(score);
    expect(directBand(health, trend, RULE)).toEqual({ ...health, band, direction });
  });

  it.each(['declining', 'improving'] as const)('a model without the rule goes by the level: %s', (trend) => {
    for (const score of [20, 50, 90]) expect(directBand(level(score), trend, null)).toEqual(level(score));
  });

  it('each half of the rule stands by itself', () => {
    const lowered = { decliningGreen: 'red', improvingYellow: null } as const;
    expect(directBand(level(90), 'declining', lowered).band).toBe('red');
    expect(directBand(level(50), 'improving', lowered).band).toBe('yellow');
    const lifted = { decliningGreen: null, improvingYellow: 'green' } as const;
    expect(directBand(level(90), 'declining', lifted).band).toBe('green');
    expect(directBand(level(50), 'improving', lifted).band).toBe('green');
  });

  it('what a cap holds down is not lifted: its trouble is still open', () => {
    const held = { ...level(50), cap: { rule: 'r', signal: 's', scoreAtMost: 60 } };
    expect(directBand(held, 'improving', RULE)).toEqual(held);
  });
});
