import { quantile } from 'simple-statistics';
import type { World } from '../world/create-world';
import { listReps } from '../world/draw-staff';
import { type Figures, type Spread, toShare } from './figures';
import type { JudgedAlert } from './told-alert';

const WEEK_MS = 7 * 86_400_000;
const BUDGET = 12; // R32

/** Alerts told to each rep in each whole week, weeks without any included: what the budget of 12 is about. */
export function measureWeeks(
  { staff, days }: World,
  all: readonly JudgedAlert[],
  startMs: number,
): Pick<Figures['alerts'], 'perAeWeek' | 'perRepWeek' | 'overBudgetWeeks'> {
  const weeks = Math.max(1, Math.floor(days / 7));
  const counts = new Map<string, number>();
  for (const { driEmail, toldAt } of all) {
    if (toldAt === null) continue;
    const key = `${driEmail} ${Math.floor((toldAt.getTime() - startMs) / WEEK_MS)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const reps = listReps(staff);
  const weeksOf = (chosen: typeof reps) =>
    chosen.flatMap(({ email }) => Array.from({ length: weeks }, (_, week) => counts.get(`${email} ${week}`) ?? 0));
  const everybody = weeksOf(reps);
  return {
    perAeWeek: spread(weeksOf(reps.filter(({ role }) => role === 'ae'))),
    perRepWeek: spread(everybody),
    overBudgetWeeks: toShare(everybody.filter((told) => told > BUDGET).length, everybody.length),
  };
}

function spread(values: readonly number[]): Spread {
  if (values.length === 0) return { median: 0, p95: 0, most: 0 };
  return {
    median: round(quantile([...values], 0.5)),
    p95: round(quantile([...values], 0.95)),
    most: Math.max(...values),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
