import type { Snapshot } from '../../backtest/snapshot';
import type { Database } from '../../db/client';
import type { ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import type { Fate } from './fate';
import type { CutOffPlan, Span } from './plan-cut-offs';
import { createScoreMemory } from './score-memory';
import { takeSnapshots } from './take-snapshots';

export type WalkInput = {
  writer: Database;
  reader: Database;
  model: ScoringModel;
  fates: ReadonlyMap<string, Fate>;
  span: Span;
  plan: CutOffPlan;
  horizons: readonly number[];
  onProgress?: (done: number, total: number, day: string) => void;
};

export type Walked = { training: Snapshot[]; measured: Snapshot[] };

/** Goes through time, day by day of the plan. Training windows end where the measured part begins. */
export async function walk({ plan, span, onProgress, ...input }: WalkInput): Promise<Walked> {
  const [training, measured] = [new Set(plan.training), new Set(plan.measured)];
  const days = [...new Set([...plan.training, ...plan.measured, ...plan.weekly])].toSorted();
  const memory = createScoreMemory();
  const look = {
    ...input,
    writer: input.writer.pool,
    reader: input.reader.pool,
    memory,
    signals: listSignals(input.model),
  };
  const walked: Walked = { training: [], measured: [] };
  for (const [index, day] of days.entries()) {
    const until = day < plan.from ? plan.from : span.lastOn;
    const snapshots = await takeSnapshots(look, { day, horizons: input.horizons, until });
    if (training.has(day)) walked.training.push(...snapshots);
    if (measured.has(day)) walked.measured.push(...snapshots);
    onProgress?.(index + 1, days.length, day);
  }
  return walked;
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
