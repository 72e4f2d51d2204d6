import type { AccountFeatures } from '../domain/features';
import type { Driver, HealthScore, SignalScore } from '../domain/score';
import { toBand } from './band';
import { findVariant, type ModelVariant, type ScoringModel } from './model';
import { chooseAction, type Playbook } from './playbook';
import type { SignalDefinition } from './signal';

type Blamed = { signal: string; value: number; pointsLost: number };

/**
 * Why the account stands where it does: the signal that took most points of the whole score since the baseline.
 * A cap that decides the band is the reason by itself. When nothing was lost since then, or there is no baseline, a red, yellow or
 * unknown account is explained by what keeps most points back today; a green one by nothing. Ties go to the model's order.
 * @returns Driver with its sentence and action; null when there is nothing to explain or nothing was known. Never throws.
 */
export function findDriver(
  health: HealthScore,
  features: AccountFeatures,
  { model, playbook }: { model: ScoringModel; playbook: Playbook },
  now: Date,
): Driver | null {
  const variant = findVariant(model, features.segment);
  const signals = health.dimensions.flatMap((dimension) => dimension.signals);
  const blamed =
    blameCap(health, signals, features, variant, model, now) ??
    blameLoss(signals, features.baselineLost, model.driverPoints) ??
    (health.band === 'green' ? null : blameShortfall(signals));
  if (blamed === null) return null;
  const definition = findDefinition(variant, blamed.signal);
  if (definition === null) return null;
  return {
    ...blamed,
    pointsLost: Math.round(blamed.pointsLost * 10) / 10,
    stream: definition.stream,
    reason: definition.describe(blamed.value, features, now),
    ...chooseAction(playbook, blamed.signal, features, now),
  };
}

function blameCap(
  { cap, score, exactScore, coverage }: HealthScore,
  signals: readonly SignalScore[],
  features: AccountFeatures,
  variant: ModelVariant,
  model: ScoringModel,
  now: Date,
): Blamed | null {
  if (cap === null || exactScore === null) return null;
  const uncapped = 100 - signals.reduce((sum, { lost }) => sum + lost, 0);
  const levelOf = (one: number | null) => toBand(one, coverage, model.coverageFloor, variant.bands);
  if (levelOf(Math.round(uncapped)) === levelOf(score)) return null; // not the cap but the level, or the trend, decides
  const measured = findDefinition(variant, cap.signal)?.measure(features, now);
  if (measured?.kind !== 'known') return null;
  const own = signals.find(({ signal }) => signal === cap.signal)?.lost ?? 0;
  return { signal: cap.signal, value: measured.value, pointsLost: own + uncapped - exactScore };
}

function blameLoss(
  signals: readonly SignalScore[],
  baseline: Readonly<Record<string, number>> | null,
  atLeast: number,
): Blamed | null {
  if (baseline === null) return null;
  const losses = signals.map(({ signal, value, lost }) => ({
    signal,
    value,
    pointsLost: lost - (baseline[signal] ?? 0),
  }));
  const worst = findWorst(losses);
  return worst !== null && worst.pointsLost >= atLeast ? worst : null;
}

function blameShortfall(signals: readonly SignalScore[]): Blamed | null {
  return findWorst(signals.map(({ signal, value, lost }) => ({ signal, value, pointsLost: lost })));
}

function findWorst(blamed: readonly Blamed[]): Blamed | null {
  return blamed.reduce<Blamed | null>(
    (worst, one) => (worst && worst.pointsLost >= one.pointsLost ? worst : one),
    null,
  );
}

/** A signal by the name it has in the scores; null if the variant does not use it. */
export function findDefinition({ dimensions, caps }: ModelVariant, name: string): SignalDefinition | null {
  const uses = dimensions.flatMap((dimension) => [...dimension.signals, ...dimension.ceilings]);
  return [...uses, ...caps].find(({ definition }) => definition.name === name)?.definition ?? null;
}
