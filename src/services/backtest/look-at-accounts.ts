import type { Snapshot } from '../../backtest/snapshot';
import { showAsOf } from '../../db/as-of';
import type { Pool } from '../../db/client';
import { listAccountFeatures } from '../../db/queries/account-features';
import type { CurrencyRates } from '../../db/queries/home';
import type { Band } from '../../domain/band';
import type { AccountFeatures } from '../../domain/features';
import { assumedChurn, estimateChurn } from '../../scoring/churn';
import { judgeHealth } from '../../scoring/judge';
import { createMeasure, type Measure } from '../../scoring/measure-signal';
import type { ScoringModel } from '../../scoring/model';
import type { SignalDefinition } from '../../scoring/signal';
import { toMorning } from './calendar';
import { type Fate, isAlive, isOldEnough, labelChurn, labelExpansion, type LabelWindow } from './fate';
import type { ScoreMemory } from './score-memory';

export type LookInput = {
  writer: Pool; // moves the views to the day
  reader: Pool; // sees only them
  model: ScoringModel;
  signals: readonly SignalDefinition[]; // whose values the snapshots keep
  fates: ReadonlyMap<string, Fate>;
  memory: ScoreMemory;
  rates?: CurrencyRates | undefined; // of contract terms in another currency than their account's
};

/** An account's score and band on one morning (no score where too little was seen), and its snapshot where it is a cut-off and the account is old enough to count. */
export type Look = { accountId: string; score: number | null; band: Band; snapshot: Snapshot | null };
export type Occasion = LabelWindow & { isCutOff: boolean };

/**
 * Scores every account that was a customer on the morning of `occasion.day`, as if it were that morning: the real query sees nothing
 * dated that day or later.
 */
export async function lookAtAccounts(input: LookInput, occasion: Occasion): Promise<Look[]> {
  const { day } = occasion;
  await showAsOf(input.writer, day);
  const accountIds = [...input.fates].flatMap(([accountId, fate]) => (isAlive(fate, day) ? [accountId] : []));
  const { model, rates = {} } = input;
  const query = { now: toMorning(day), modelVersion: model.version, accountIds, rates };
  const recall = input.memory.at(day);
  const looks: Look[] = [];
  if (accountIds.length === 0) return looks;
  for await (const page of listAccountFeatures(input.reader, query)) {
    for (const bare of page) {
      const fate = input.fates.get(bare.accountId);
      if (fate === undefined) continue;
      const features = Object.assign(bare, recall(bare.accountId)); // not a copy: a row has more fields than can be copied fast
      looks.push(lookAt(features, fate, input, occasion));
    }
  }
  return looks;
}

function lookAt(features: AccountFeatures, fate: Fate, input: LookInput, occasion: Occasion): Look {
  const { model, memory, signals } = input;
  const { accountId, segment } = features;
  const measure = createMeasure(features, model.newcomerDays, toMorning(occasion.day));
  const { score, exactScore, band } = judgeHealth(measure, features, model).health;
  memory.remember(accountId, occasion.day, score);
  const look = { accountId, score: band === 'unknown' ? null : score, band };
  if (!occasion.isCutOff || !isOldEnough(fate, features.firstUsageOn, occasion.day)) return { ...look, snapshot: null };
  const snapshot: Snapshot = {
    accountId,
    cutOff: occasion.day,
    segment,
    score: exactScore,
    band,
    probability: estimateChurn(exactScore, assumedChurn(model))?.probability ?? null,
    values: readValues(signals, measure),
    churned: labelChurn(fate, occasion),
    expanded: labelExpansion(fate, occasion),
  };
  return { ...look, snapshot };
}

function readValues(signals: readonly SignalDefinition[], measure: Measure): Snapshot['values'] {
  const values: Record<string, number | null> = {};
  for (const definition of signals) {
    const measured = measure(definition);
    values[definition.name] = measured.kind === 'known' ? measured.value : null;
  }
  return values;
}
