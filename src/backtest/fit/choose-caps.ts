import { readCurve } from '../../scoring/curve';
import type { CapRule, DimensionModel } from '../../scoring/model';
import type { Snapshot } from '../snapshot';

export type CapEvidence = { snapshots: readonly Snapshot[]; horizonDays: number };

const ENOUGH_ROWS = 30;
const RED_FACTOR = 2;

/**
 * The caps that a fitted model keeps. A cap calls what it holds Red: it goes where at least 30 snapshots that it would hold left less than
 * twice as often as all, and where the fitted curve sees nothing wrong at its threshold. Of a cap that hardly ever applied nothing is known,
 * and it stays.
 */
export function chooseCaps(
  caps: readonly CapRule[],
  dimensions: readonly DimensionModel[],
  evidence: CapEvidence,
): CapRule[] {
  return caps.filter((cap) => isAgreed(cap, dimensions) && !isContradicted(cap, evidence));
}

/** Whether the fitted curve, if there is one, sees anything wrong where the cap begins: a model file may have no others. */
function isAgreed({ definition, threshold }: CapRule, dimensions: readonly DimensionModel[]): boolean {
  const uses = dimensions.flatMap(({ signals }) => signals.filter((use) => use.definition === definition));
  return uses.every(({ curve }) => readCurve(curve, threshold) < 100);
}

function isContradicted(cap: CapRule, { snapshots, horizonDays }: CapEvidence): boolean {
  const held = snapshots.filter((one) => holds(cap, one.values[cap.definition.name] ?? null));
  if (held.length < ENOUGH_ROWS) return false;
  return churnRate(held, horizonDays) < RED_FACTOR * churnRate(snapshots, horizonDays);
}

/** At or beyond the threshold, on the bad side of it: as the scoring applies it. */
function holds({ definition, threshold }: CapRule, value: number | null): boolean {
  if (value === null) return false;
  return definition.goodDirection === 'down' ? value >= threshold : value <= threshold;
}

const churnRate = (snapshots: readonly Snapshot[], days: number): number =>
  snapshots.filter(({ churned }) => churned[days] === true).length / snapshots.length;
