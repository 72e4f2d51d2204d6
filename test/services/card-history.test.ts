import { weeklyScores } from '../../src/services/read-account-card-history';

const TODAY = '2026-11-23';

describe('the weekly course of a score', () => {
  it.each([
    [
      'the last score of each week',
      [
        ['2026-11-09', 70],
        ['2026-11-10', 60],
        ['2026-11-16', 50],
        ['2026-11-17', 40],
        ['2026-11-23', 30],
      ],
      [70, 50, 30],
    ],
    [
      'a gap for a week without one',
      [
        ['2026-11-03', 60],
        ['2026-11-23', 30],
      ],
      [60, null, 30],
    ],
    ['nothing before the first', [['2026-11-23', 30]], [30]],
    [
      'nothing of the future or of too long ago',
      [
        ['2026-11-24', 1],
        ['2026-10-26', 2],
      ],
      [],
    ],
    ['no zero for what was not scored', [['2026-11-23', null]], []],
  ] as [string, [string, number | null][], (number | null)[]][])('has %s', (_what, scores, expected) => {
    const rows = scores.map(([day, score]) => ({ day, score }));
    expect(weeklyScores(rows, TODAY, 4)).toEqual(expected);
  });
});
