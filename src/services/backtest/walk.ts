import type { ScoreSeriesByWeek } from '../../backtest/measure-forecast';
import type { BandSeries } from '../../backtest/report';
import type { Snapshot } from '../../backtest/snapshot';
import type { Band } from '../../domain/band';
import type { ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import { type Look, lookAtAccounts, type LookInput } from './look-at-accounts';
import type { CutOffPlan, Span } from './plan-cut-offs';
import { createScoreMemory } from './score-memory';

export type WalkInput = Pick<LookInput, 'writer' | 'reader' | 'model' | 'signals' | 'fates' | 'rates'> & {
  span: Span;
  plan: CutOffPlan;
  horizons: readonly number[];
  onProgress?: ((done: number, total: number, day: string) => void) | undefined;
};

export type Walked = {
  training: Snapshot[];
  measured: Snapshot[];
  weeks: BandSeries[]; // of the measured part
  scores: ScoreSeriesByWeek[]; // of every week walked
};

/** Goes through time, day by day of the plan. Windows of training labels end where the measured part begins. */
export async function walk({ plan, span, horizons, onProgress, ...input }: WalkInput): Promise<Walked> {
  const [cutOffs, weekly] = [new Set([...plan.training, ...plan.measured]), new Set(plan.weekly)];
  const days = [...new Set([...cutOffs, ...weekly])].toSorted();
  const look = { ...input, memory: createScoreMemory() };
  const walked: Walked = { training: [], measured: [], weeks: [], scores: [] };
  const weeks = createWeeks(input.fates);
  const scores = createScores(plan.weekly);
  for (const [index, day] of days.entries()) {
    const isTraining = day < plan.from;
    const until = isTraining ? plan.from : span.lastOn;
    const looks = await lookAtAccounts(look, { day, horizons, until, isCutOff: cutOffs.has(day) });
    const snapshots = looks.flatMap(({ snapshot }) => snapshot ?? []);
    for (const snapshot of snapshots) walked[isTraining ? 'training' : 'measured'].push(snapshot);
    if (!isTraining && weekly.has(day)) weeks.add(day, looks);
    scores.add(day, looks);
    onProgress?.(index + 1, days.length, day);
  }
  return { ...walked, weeks: weeks.list(), scores: scores.list() };
}

/** Bands of each account, week by week. */
function createWeeks(fates: WalkInput['fates']) {
  const series = new Map<string, { day: string; band: Band }[]>();
  return {
    add: (day: string, looks: readonly Look[]) => {
      for (const { accountId, band } of looks) {
        const own = series.get(accountId);
        if (own === undefined) series.set(accountId, [{ day, band }]);
        else own.push({ day, band });
      }
    },
    list: (): BandSeries[] =>
      [...series].map(([accountId, weeks]) => {
        return { accountId, weeks, churnedOn: fates.get(accountId)?.churnedOn ?? null };
      }),
  };
}

/** Scores of each account by week of the plan; null where it had none. */
function createScores(weekly: readonly string[]) {
  const positions = new Map(weekly.map((day, index) => [day, index]));
  const series = new Map<string, (number | null)[]>();
  return {
    add: (day: string, looks: readonly Look[]) => {
      const position = positions.get(day);
      if (position === undefined) return;
      for (const { accountId, score } of looks) {
        const own = series.get(accountId) ?? weekly.map(() => null);
        own[position] = score;
        series.set(accountId, own);
      }
    },
    list: () => [...series.values()],
  };
}

/** Every signal that the model or one of its segments reads. */
export function listSignals({ base, segments }: ScoringModel): SignalDefinition[] {
  const variants = [base, ...Object.values(segments)];
  const uses = variants.flatMap(({ dimensions, caps }) => [
    ...dimensions.flatMap(({ signals, ceilings }) => [...signals, ...ceilings]),
    ...caps,
  ]);
  return [...new Map(uses.map(({ definition }) => [definition.name, definition])).values()];
}
