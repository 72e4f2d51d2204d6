import fc from 'fast-check';
import {
  compareRecent,
  toCohortRow,
  toCohortRows,
  toHistogram,
  toTiers,
} from '../../../src/services/portfolio/to-shape';
import { shapeCell } from './cells';

describe('the histogram', () => {
  it.each([
    [0, 0],
    [9, 0],
    [10, 1],
    [89, 8],
    [90, 9],
    [99, 9],
    [100, 9],
  ])('R180: counts a score of %i in column %i', (score, column) => {
    const filled = toHistogram([shapeCell({ score, accounts: 3 })]).map(({ byBand }) => byBand.green);
    expect(filled).toEqual(Array.from({ length: 10 }, (_none, index) => (index === column ? 3 : 0)));
  });

  it('leaves out whoever is not judged, and counts nobody twice', () => {
    const cells = [
      shapeCell({ band: 'unknown', score: 50 }),
      shapeCell({ kind: 'joined', score: 50 }),
      shapeCell({ kind: 'tier', score: null }),
      shapeCell({ band: 'red', score: 5, accounts: 2 }),
    ];
    const all = toHistogram(cells).flatMap(({ byBand }) => Object.values(byBand));
    expect(all.reduce((sum, one) => sum + one, 0)).toBe(2);
  });
});

describe('a cohort', () => {
  it('has the median of its scores, by the rule for odd and even numbers', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(scores, (all) => {
        const sorted = all.toSorted((a, b) => a - b);
        const middle = [sorted[Math.ceil(all.length / 2) - 1] ?? 0, sorted[Math.floor(all.length / 2)] ?? 0];
        const row = toCohortRow(
          'x',
          all.map((score) => shapeCell({ score })),
        );
        expect(row.medianScore).toBe(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2);
      }),
    );
  });

  it('has its share in Red of those that are judged, and its mean change of those that have one', () => {
    const row = toCohortRow('smb', [
      shapeCell({ band: 'red', score: 10, accounts: 1, changed: 1, change90Sum: -8 }),
      shapeCell({ accounts: 3, changed: 1, change90Sum: 2 }),
      shapeCell({ band: 'unknown', score: null, accounts: 6 }),
    ]);
    expect(row).toMatchObject({ accounts: 10, redShare: 0.25, change90: -3, changed: 2 });
  });

  it('without any change says so instead of 0', () => {
    expect(toCohortRow('smb', [shapeCell({})]).change90).toBeNull();
  });

  it('R190: stands in the order of its size, those nobody named last', () => {
    const cells = [
      shapeCell({ name: null, accounts: 9 }),
      shapeCell({ name: 'smb', accounts: 2 }),
      shapeCell({ name: 'enterprise', accounts: 5 }),
    ];
    expect(toCohortRows(cells, 'cohort').map(({ name }) => name)).toEqual(['enterprise', 'smb', null]);
  });
});

describe('recent customers', () => {
  it.each([
    ['2026-06-30', '2025 H2'],
    ['2026-07-01', '2026 H1'],
  ])('R195: on %s are those since %s, against all before', (today, since) => {
    const cells = ['2024 H2', '2025 H1', '2025 H2', '2026 H1', '2026 H2'].map((name) =>
      shapeCell({ kind: 'joined', name }),
    );
    const found = compareRecent(cells, today);
    expect(found?.recent).toMatchObject({ name: since, accounts: since === '2025 H2' ? 3 : 2 });
    expect(found?.earlier.accounts).toBe(since === '2025 H2' ? 2 : 3);
  });

  it('are not spoken of where nobody says since when they are customers', () => {
    expect(compareRecent([shapeCell({ kind: 'joined', name: null })], '2026-06-30')).toBeNull();
  });
});

describe('tiers', () => {
  it('R210: stand beside the share that is usual, which is never forced', () => {
    const cells = [
      shapeCell({ kind: 'tier', name: '1', accounts: 3 }),
      shapeCell({ kind: 'tier', name: '5', accounts: 1 }),
      shapeCell({ kind: 'tier', name: null, accounts: 8 }),
    ];
    const tiers = toTiers(cells);
    expect(tiers.map(({ accounts }) => accounts)).toEqual([3, 0, 0, 0, 1]);
    expect(tiers[0]).toEqual({ tier: 1, accounts: 3, share: 0.75, expected: [0.1, 0.15] });
    expect(tiers[4]?.expected).toBeNull();
  });
});
