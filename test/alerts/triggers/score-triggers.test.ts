import type { TriggerSubject } from '../../../src/domain/trigger-subject';
import { findsAny, getFinding, listOf, look, withLimits, type Over } from './build-subject';

const drop = (fell: number, days: 'days30' | 'days90' = 'days30'): Over => ({ score: 60, scoreAgo: { days30: 60, days60: 60, days90: 60, [days]: 60 + fell } }); // prettier-ignore

describe('a score under 25', () => {
  it.each([
    [0, true],
    [24, true],
    [25, false],
    [26, false],
  ])('R148: %d is Critical: %s', (score, expected) => {
    expect(findsAny('score_below', { score, band: 'red' })).toBe(expected);
  });

  it('says the score and the limit, and asks for a call at once', () => {
    expect(getFinding('score_below', { score: 22, band: 'red' })).toMatchObject({
      tier: 'critical',
      reason: 'Health score at 22, under 25',
      action: 'call their sponsor today, listen, and agree a 30-day plan',
      actionDueOn: '2026-03-04',
      evidence: { value: 22, limit: 25, windowDays: null },
    });
  });
});

describe('a score that falls', () => {
  it.each([
    // points lost in 30 days, the one drop that is told
    [9, null],
    [10, 'drop_notable'],
    [15, 'drop_notable'], // R143: more than 15
    [16, 'drop_rapid'],
    [19, 'drop_rapid'],
    [20, 'drop_critical'],
    [60, 'drop_critical'],
    [-20, null],
  ])('R143, R148, R149, X7: by %d points in 30 days is told as %s', (fell, expected) => {
    const drops = look(drop(fell)).findings.filter(({ trigger }) => trigger.startsWith('drop_'));
    expect(drops.map(({ trigger }) => trigger)).toEqual(expected === null ? [] : [expected]);
  });

  it.each([
    [14, false],
    [15, true],
    [40, true],
  ])('R64: by %d points in 90 days is a sustained drop: %s', (fell, expected) => {
    expect(findsAny('drop_sustained', drop(fell, 'days90'))).toBe(expected);
  });

  it('X7: fast and slowly at once is told once, by the gravest', () => {
    const fallen = look({ score: 60, scoreAgo: { days30: 80, days90: 90 } }).findings;
    expect(fallen.map(({ trigger }) => trigger)).toEqual(['drop_critical']);
  });

  it.each([
    ['drop_critical', 20, 'critical', '2026-03-04'],
    ['drop_rapid', 16, 'high', '2026-03-06'],
    ['drop_notable', 10, 'high', '2026-03-06'],
  ] as const)('%s keeps what was measured, and its tier and date', (id, fell, tier, actionDueOn) => {
    expect(getFinding(id, drop(fell))).toMatchObject({
      tier,
      actionDueOn,
      reason: `Health score down ${fell} points in 30 days, from ${60 + fell} to 60`,
      stream: 'usage_daily', // of the driver: while that is late the drop waits, as a change of colour does
      evidence: { value: fell, windowDays: 30 },
    });
  });

  it('is compared over other days where the settings say so', () => {
    const settings = withLimits({ drop_critical: { enabled: true, points: 20, days: 90 } });
    expect(listOf('drop_critical', drop(20), settings)).toEqual([]);
    expect(listOf('drop_critical', drop(20, 'days90'), settings)).toHaveLength(1);
  });

  it('is not told without a score to compare with', () => {
    const seen = look({ score: 10, scoreAgo: { days30: null, days60: null, days90: null } });
    expect(seen.findings.map(({ trigger }) => trigger)).toEqual(['score_below']);
    expect(seen.unknown).toEqual(['drop_critical', 'drop_rapid', 'drop_notable', 'decline_three_months', 'drop_sustained']); // prettier-ignore
  });
});

describe('a score that is expected to fall', () => {
  it.each([
    [61, false],
    [60, true],
    [55, true], // the example of R71
    [75, false],
  ])('R71: from 70 to %d in 90 days is a decline: %s', (forecastScore, expected) => {
    expect(findsAny('predicted_decline', { score: 70, forecastScore })).toBe(expected);
  });

  it('says both scores and the horizon', () => {
    const { reason, tier } = getFinding('predicted_decline', { score: 70, forecastScore: 55 });
    expect([tier, reason]).toEqual(['high', 'Health score of 70 expected at 55 in 90 days']);
  });
});

describe('a band that is not known', () => {
  it('leaves no score to judge, whatever it was before', () => {
    const seen = look({ band: 'unknown', score: null, scoreAgo: { days30: 60, days60: 70, days90: 80 } });
    expect(seen.findings).toEqual([]);
    expect(seen.unknown).toEqual([
      'score_below', 'drop_critical', 'drop_rapid', 'drop_notable', 'predicted_decline', 'decline_three_months', 'drop_sustained', 'seats_full', 'api_full',
    ]); // prettier-ignore
  });
});

describe('three months of decline', () => {
  const months = (days90: number, days60: number, days30: number, score: number): Over => ({ score, scoreAgo: { days90, days60, days30 } }); // prettier-ignore

  it.each([
    // 90, 60 and 30 days ago, now
    [78, 76, 74, 73, true], // five points in all
    [77, 76, 74, 73, false], // four: a point a month is no decline
    [80, 80, 75, 70, false], // the first month stood still
    [80, 76, 76, 70, false],
    [80, 76, 72, 72, false],
    [80, 70, 75, 60, false], // up in between
  ])('R150: %d, %d, %d and now %d is one: %s', (ago90, ago60, ago30, now, expected) => {
    expect(findsAny('decline_three_months', months(ago90, ago60, ago30, now))).toBe(expected);
  });

  it.each(['days30', 'days60', 'days90'] as const)('is not known without the score of %s ago', (missing) => {
    const ago: TriggerSubject['scoreAgo'] = { days30: 74, days60: 76, days90: 78, days180: 80, [missing]: null };
    const seen = look({ score: 73, scoreAgo: ago });
    expect(seen.unknown).toContain('decline_three_months');
  });

  it('tells the months', () => {
    expect(getFinding('decline_three_months', months(80, 76, 72, 70)).reason).toBe(
      'Health score lower each month for 3 months: 80, 76, 72, now 70',
    );
  });
});
