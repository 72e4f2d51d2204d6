import type { BandSeries } from '../../backtest/report';
import type { Snapshot } from '../../backtest/snapshot';
import type { ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import { type Look, lookAtAccounts, type LookInput } from './look-at-accounts';
import type { CutOffPlan, Span } from './plan-cut-offs';
import { createScoreMemory } from './score-memory';

export type WalkInput = Pick<LookInput, 'writer' | 'reader' | 'model' | 'signals' | 'fates'> & {
  span: Span;
  plan: CutOffPlan;
  horizons: readonly number[];
  onProgress?: ((done: number, total: number, day: string) => void) | undefined;
};

export type Walked = {
  training: Snapshot[];
  measured: Snapshot[];
  weeks: BandSeries[]; // of the measured part
};

/** Goes through time, day by day of the plan. Windows of training labels end where the measured part begins. */
export async function walk({ plan, span, horizons, onProgress, ...input }: WalkInput): Promise<Walked> {
  const [training, measured, weekly] = [new Set(plan.training), new Set(plan.measured), new Set(plan.weekly)];
  const days = [...new Set([...training, ...measured, ...weekly])].toSorted();
  const look = { ...input, memory: createScoreMemory() };
  const walked: Walked = { training: [], measured: [], weeks: [] };
  const series = new Map<string, BandSeries & { weeks: { day: string; band: Look['band'] }[] }>();
  for (const [index, day] of days.entries()) {
    const until = day < plan.from ? plan.from : span.lastOn;
    const isCutOff = training.has(day) || measured.has(day);
    const looks = await lookAtAccounts(look, { day, horizons, until, isCutOff });
    const snapshots = looks.flatMap(({ snapshot }) => snapshot ?? []);
    (day < plan.from ? walked.training : walked.measured).push(...snapshots);
    if (weekly.has(day) && day >= plan.from)
      for (const { accountId, band } of looks) {
        const own = series.get(accountId) ?? {
          accountId,
          weeks: [],
          churnedOn: input.fates.get(accountId)?.churnedOn ?? null,
        };
        own.weeks.push({ day, band });
        series.set(accountId, own);
      }
    onProgress?.(index + 1, days.length, day);
  }
  return { ...walked, weeks: [...series.values()] };
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
