import type { Snapshot } from '../../backtest/snapshot';
import type { Pool } from '../../db/client';
import { showAsOf } from '../../db/as-of';
import { listAccountFeatures } from '../../db/queries/account-features';
import type { AccountFeatures } from '../../domain/features';
import { readCurve } from '../../scoring/curve';
import { createMeasure } from '../../scoring/measure-signal';
import type { ScoringModel } from '../../scoring/model';
import { scoreAccount } from '../../scoring/score-account';
import type { SignalDefinition } from '../../scoring/signal';
import { toMorning } from './calendar';
import { type Fate, isAlive, isOldEnough, labelChurn, labelExpansion, type LabelWindow } from './fate';
import type { ScoreMemory } from './score-memory';

/** What one look at one account gave: its band for the alerts, and a snapshot where it is old enough to count. */
export type Look = { accountId: string; band: Snapshot['band']; snapshot: Snapshot };

export type LookInput = {
  writer: Pool; // moves the views to the day
  reader: Pool; // sees only them
  model: ScoringModel;
  signals: readonly SignalDefinition[];
  fates: ReadonlyMap<string, Fate>;
  memory: ScoreMemory;
};

/** Scores every account that was a customer on the morning of `window.day`, as if it were that morning. */
export async function takeSnapshots(input: LookInput, window: LabelWindow): Promise<Snapshot[]> {
  const { fates, model, memory } = input;
  const { day } = window;
  await showAsOf(input.writer, day);
  const accountIds = [...fates].flatMap(([accountId, fate]) => (isAlive(fate, day) ? [accountId] : []));
  const query = { now: toMorning(day), modelVersion: model.version, accountIds };
  const snapshots: Snapshot[] = [];
  for await (const page of listAccountFeatures(input.reader, query)) {
    for (const bare of page) {
      const fate = fates.get(bare.accountId);
      if (fate === undefined) continue;
      const features = { ...bare, ...memory.recall(bare.accountId, day) };
      const { score, snapshot } = toSnapshot(features, fate, input, window);
      memory.remember(bare.accountId, day, score);
      if (isOldEnough(fate, bare.firstUsageOn, day)) snapshots.push(snapshot);
    }
  }
  return snapshots;
}

function toSnapshot(features: AccountFeatures, fate: Fate, { model, signals }: LookInput, window: LabelWindow) {
  const now = toMorning(window.day);
  const { score, exactScore, band } = scoreAccount(features, model, now);
  const measure = createMeasure(features, model.newcomerDays, now);
  const values: Record<string, number | null> = {};
  for (const definition of signals) {
    const measured = measure(definition);
    values[definition.name] = measured.kind === 'known' ? measured.value : null;
  }
  const snapshot: Snapshot = {
    accountId: features.accountId,
    cutOff: window.day,
    segment: features.segment,
    score: exactScore,
    band,
    probability: exactScore === null ? null : readCurve(model.churnPrior, exactScore),
    values,
    churned: labelChurn(fate, window),
    expanded: labelExpansion(fate, window),
  };
  return { score, snapshot };
}
