import { median, medianAbsoluteDeviation } from 'simple-statistics';
import type { AccountFeatures } from '../domain/features';
import type { ActivityUnit, Anomaly } from '../domain/insight';

const USUAL_WEEKS = 12; // a quarter: older weeks were another rhythm
const USUAL_WEEKS_AT_LEAST = 8;
const DEVIATION_AT_MOST = -3;
const SHARE_AT_MOST = 0.7; // of what the week let expect
const SIGMA_PER_MAD = 1.4826; // of a normal distribution

type Activity = Pick<AccountFeatures, 'weeklyActivity' | 'logins14' | 'events14'>;

/**
 * Whether the last whole week lies far below the account's own rhythm (R78).
 *   usual     = median of the 12 weeks before, at least 8
 *   expected  = usual × fleet factor: what this week was for everyone, 1 = as usual
 *   spread    = the larger of 1.4826 × MAD × fleet factor and √expected, for counts vary that much by chance
 *   deviation = (this week − expected) / spread
 * Anomalous at a deviation of −3 or below and 30% or more below what was expected. Weeks are whole, so weekends cancel out; a holiday that
 * all have lies in the factor; one that few have does not reach −3 where the account's weeks vary, and is told where they never do.
 * @param fleetFactor - See `measureFleetWeek`. @returns Null where the week is none, or the history is too short. Never throws.
 */
export function findAnomaly(activity: Activity, fleetFactor: number): Anomaly | null {
  const [thisWeek, ...earlier] = activity.weeklyActivity ?? [];
  const weeks = earlier.slice(0, USUAL_WEEKS);
  if (thisWeek === undefined || weeks.length < USUAL_WEEKS_AT_LEAST) return null;
  const usual = median(weeks);
  const expected = usual * fleetFactor;
  const spread = Math.max(SIGMA_PER_MAD * medianAbsoluteDeviation(weeks) * fleetFactor, Math.sqrt(expected));
  if (spread === 0 || thisWeek > SHARE_AT_MOST * expected) return null;
  const deviation = (thisWeek - expected) / spread;
  if (deviation > DEVIATION_AT_MOST) return null;
  return { thisWeek, usual, ...findUsualRange(weeks), deviation, fleetFactor, unit: toUnit(activity) };
}

/** The middle half of the weeks, whole counts. */
function findUsualRange(weeks: readonly number[]): { usualLow: number; usualHigh: number } {
  const sorted = weeks.toSorted((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  return { usualLow: sorted[quarter] ?? 0, usualHigh: sorted[sorted.length - 1 - quarter] ?? 0 };
}

/** What `weeklyActivity` counts. */
function toUnit({ logins14, events14 }: Activity): ActivityUnit {
  if (logins14 !== null) return 'logins';
  return events14 === null ? 'active days' : 'events';
}
