import type { AccountFeatures } from '../../domain/features';
import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { noData, type SignalDefinition } from '../signal';

/** Below this, a change is chance: a dozen logins turn into eight by themselves. */
const MIN_LOGINS_BEFORE = 20;
const MIN_ACTIVE_DAYS_BEFORE = 5;

/**
 * Logins of the last 14 days against the 14 days before (R89–R91, R11).
 *   rate = last / before − 1, −1 … ∞. Sources without logins: events instead, told as "Activity".
 * no_data under 20 logins or 5 active days before, or when the account is younger than both windows.
 */
export const loginTrend14d: SignalDefinition = {
  name: 'login_trend_14d',
  unit: 'rate',
  windowDays: 14,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { last, before } = pickCounts(features);
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, 28)) return noData('too_little_history');
    const isThin = before < MIN_LOGINS_BEFORE || (features.activeDays14Prev ?? 0) < MIN_ACTIVE_DAYS_BEFORE;
    return isThin ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate, features) => describeChange(features.logins14 === null ? 'Activity' : 'Logins', rate, 14),
};

function pickCounts(features: AccountFeatures): { last: number | null; before: number | null } {
  if (features.logins14 !== null) return { last: features.logins14, before: features.logins14Prev };
  return { last: features.events14, before: features.events14Prev };
}
