import type { ShapeCell } from '../../db/queries/portfolio-cells';
import type { CohortRow, RecentCustomers, ScoreBucket, TierShare } from '../../domain/portfolio';
import { groupBy } from './group-by';
import { toBandCounts } from './to-fleet-days';

const BUCKETS = 10;
const LAST = BUCKETS - 1;

/** Accounts by score in ten columns: 0–9 … 90–100. Who has no known band is in none. */
export function toHistogram(cells: readonly ShapeCell[]): ScoreBucket[] {
  const scored = cells.filter(({ kind, score, band }) => kind === 'cohort' && score !== null && band !== 'unknown');
  return Array.from({ length: BUCKETS }, (_none, index) => {
    const own = scored.filter(({ score }) => Math.min(LAST, Math.floor((score ?? 0) / BUCKETS)) === index);
    const { red, yellow, green } = toBandCounts(own);
    return { from: index * BUCKETS, to: index === LAST ? 100 : index * BUCKETS + 9, byBand: { red, yellow, green } };
  });
}

/** The groups of accounts, the largest first; those that nothing says the group of come last. */
export function toCohortRows(cells: readonly ShapeCell[], kind: 'cohort' | 'joined'): CohortRow[] {
  const groups = groupBy(
    cells.filter((cell) => cell.kind === kind),
    ({ name }) => name,
  );
  const rows = [...groups].map(([name, own]) => toCohortRow(name, own));
  return rows.toSorted((a, b) => Number(a.name === null) - Number(b.name === null) || b.accounts - a.accounts);
}

/** Share in Red and median are of accounts with a known band; the mean change of those that have one. */
export function toCohortRow(name: string | null, cells: readonly ShapeCell[]): CohortRow {
  const { red, yellow, green, unknown } = toBandCounts(cells);
  const judged = red + yellow + green;
  const changed = cells.reduce((sum, one) => sum + one.changed, 0);
  const change = cells.reduce((sum, one) => sum + one.change90Sum, 0);
  return {
    name,
    accounts: judged + unknown,
    medianScore: medianOf(cells),
    redShare: judged === 0 ? 0 : red / judged,
    change90: changed === 0 ? null : change / changed,
    changed,
  };
}

/** Of an even number the mean of the two in the middle; null where nobody has a score. */
function medianOf(cells: readonly ShapeCell[]): number | null {
  const scored = cells
    .flatMap(({ score, band, accounts }) => (score === null || band === 'unknown' ? [] : [{ score, accounts }]))
    .toSorted((a, b) => a.score - b.score);
  const all = scored.reduce((sum, { accounts }) => sum + accounts, 0);
  if (all === 0) return null;
  const at = (place: number): number => {
    let reached = 0;
    return scored.find(({ accounts }) => (reached += accounts) >= place)?.score ?? 0;
  };
  return (at(Math.ceil(all / 2)) + at(Math.floor(all / 2) + 1)) / 2;
}

/** Half-years by name, "2026 H1": the two that hold the last six to twelve months against all before (R195). */
export function compareRecent(cells: readonly ShapeCell[], today: string): RecentCustomers | null {
  const named = cells.filter(({ kind, name }) => kind === 'joined' && name !== null);
  if (named.length === 0) return null;
  const since = halfYearBefore(today);
  const recent = named.filter(({ name }) => (name ?? '') >= since);
  const earlier = named.filter(({ name }) => (name ?? '') < since);
  return { recent: toCohortRow(since, recent), earlier: toCohortRow(null, earlier) };
}

/** The half-year before the present one. */
function halfYearBefore(today: string): string {
  const year = Number(today.slice(0, 4));
  return today.slice(5, 7) <= '06' ? `${year - 1} H2` : `${year} H1`;
}

const EXPECTED: Record<TierShare['tier'], TierShare['expected']> = {
  1: [0.1, 0.15],
  2: [0.2, 0.3],
  3: [0.4, 0.5],
  4: [0.1, 0.2],
  5: null, // the rest
};

/** Accounts by tier, beside what the source expects (R210–R214, X13). `share` is of those with a tier. */
export function toTiers(cells: readonly ShapeCell[]): TierShare[] {
  const tiers = cells.filter(({ kind, name }) => kind === 'tier' && name !== null);
  const all = tiers.reduce((sum, { accounts }) => sum + accounts, 0);
  return ([1, 2, 3, 4, 5] as const).map((tier) => {
    const accounts = tiers.filter(({ name }) => name === String(tier)).reduce((sum, one) => sum + one.accounts, 0);
    return { tier, accounts, share: all === 0 ? null : accounts / all, expected: EXPECTED[tier] };
  });
}
