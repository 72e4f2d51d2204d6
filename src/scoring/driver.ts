import type { AccountFeatures } from '../domain/features';
import type { Driver, HealthScore } from '../domain/score';
import { toBand } from './band';
import { findDrop } from './drop';
import { listLost, sumLost, type LostPoints } from './lost-points';
import { findVariant, type ModelVariant, type ScoringModel } from './model';
import { measureMomentum } from './momentum';
import { chooseAction, type Playbook } from './playbook';
import type { SignalDefinition } from './signal';

type Blamed = { signal: string; value: number; pointsLost: number };
type Rules = { model: ScoringModel; playbook: Playbook };

/**
 * Why the account stands where it does, as one signal (R11, R65). The first of these that applies:
 *   1. a cap that decides the band is the reason by itself
 *   2. the signal that took most points since the baseline, at least `driverPoints`; for a red, yellow or unknown account only when the
 *      whole fell as well: what moved a little while the rest stood still does not explain a level
 *   3. the signal that keeps most points back today: for a red or yellow account, for an unknown one from `driverPoints` on, and for a
 *      green one that declines or dropped, though its fall is older than the baseline
 * A steady green account is explained by nothing. Ties go to the model's order.
 * @returns Driver with its sentence and action; null when there is nothing to explain or nothing was known. Never throws.
 */
export function findDriver(
  health: HealthScore,
  features: AccountFeatures,
  { model, playbook }: Rules,
  now: Date,
): Driver | null {
  const { segment, renewalOn } = features;
  const variant = findVariant(model, segment);
  const lost = listLost(health);
  const blamed =
    blameCap(health, lost, features, variant, model, now) ??
    blameLoss(health, lost, features.baselineLost, model.driverPoints) ??
    blameShortfall(health, lost, features, model);
  const definition = blamed === null ? null : findDefinition(variant, blamed.signal);
  if (blamed === null || definition === null) return null;
  return {
    ...blamed,
    pointsLost: Math.round(blamed.pointsLost * 10) / 10,
    stream: definition.stream,
    reason: definition.describe(blamed.value, features, now),
    ...chooseAction(playbook, blamed.signal, { segment, renewalOn, band: health.band }, now),
  };
}

function blameCap(
  { cap, score, exactScore, coverage }: HealthScore,
  lost: readonly LostPoints[],
  features: AccountFeatures,
  variant: ModelVariant,
  model: ScoringModel,
  now: Date,
): Blamed | null {
  if (cap === null || exactScore === null) return null;
  const uncapped = 100 - sumLost(lost);
  const levelOf = (one: number | null) => toBand(one, coverage, model.coverageFloor, variant.bands);
  if (levelOf(Math.round(uncapped)) === levelOf(score)) return null; // not the cap but the level, or the trend, decides
  const measured = findDefinition(variant, cap.signal)?.measure(features, now);
  if (measured?.kind !== 'known') return null;
  const own = lost.find(({ signal }) => signal === cap.signal)?.lost ?? 0;
  return { signal: cap.signal, value: measured.value, pointsLost: own + uncapped - exactScore };
}

function blameLoss(
  { band }: HealthScore,
  lost: readonly LostPoints[],
  baseline: Readonly<Record<string, number>> | null,
  atLeast: number,
): Blamed | null {
  if (baseline === null) return null;
  const losses = lost.map((one) => ({ ...one, lost: one.lost - (baseline[one.signal] ?? 0) }));
  const before = Object.values(baseline).reduce((sum, points) => sum + points, 0);
  if (band !== 'green' && sumLost(lost) - before < atLeast) return null;
  const worst = findWorst(losses);
  return worst !== null && worst.pointsLost >= atLeast ? worst : null;
}

function blameShortfall(
  { band, score }: HealthScore,
  lost: readonly LostPoints[],
  features: AccountFeatures,
  model: ScoringModel,
): Blamed | null {
  const worst = findWorst(lost);
  if (worst === null || band === 'red' || band === 'yellow') return worst;
  const momentum = measureMomentum(score, features, model.trendPoints);
  const hasFallen = momentum.trend === 'declining' || findDrop(momentum) !== null;
  const isTold = band === 'unknown' || hasFallen;
  return isTold && worst.pointsLost >= model.driverPoints ? worst : null;
}

function findWorst(lost: readonly LostPoints[]): Blamed | null {
  const worst = lost.reduce<LostPoints | null>((most, one) => (most && most.lost >= one.lost ? most : one), null);
  return worst === null ? null : { signal: worst.signal, value: worst.value, pointsLost: worst.lost };
}

/** A signal by the name it has in the scores; null if the variant does not use it. */
function findDefinition({ dimensions, caps }: ModelVariant, name: string): SignalDefinition | null {
  const isIt = ({ definition }: { definition: SignalDefinition }) => definition.name === name;
  for (const { signals, ceilings } of dimensions) {
    const use = signals.find(isIt) ?? ceilings.find(isIt);
    if (use !== undefined) return use.definition;
  }
  return caps.find(isIt)?.definition ?? null;
}
