import type { AccountFeatures } from '../../domain/features';
import { describeChange, measureChange, noUsage, reachesBack } from '../change';
import { noData, type SignalDefinition } from '../signal';

type Counts = { last: number | null; before: number | null; minBefore: number; minActiveDays: number };

/** Below this a change is chance: if logins come at random, a 40% fall from 40 is two standard deviations. */
const LOGINS = { minBefore: 40, minActiveDays: 5 };
/** Events come in bursts: it takes more of them, on more days, to say as much. */
const EVENTS = { minBefore: 200, minActiveDays: 10 };

/**
 * Logins of the last 14 days against the 14 days before (R89–R91, R11).
 *   rate = last / before − 1, −1 … ∞. Sources without logins: events instead, told as "Activity".
 * no_data under 40 logins on 5 days (200 events on 10 days) before, or when the account is younger than both windows.
 */
export const loginTrend14d: SignalDefinition = {
  name: 'login_trend_14d',
  unit: 'rate',
  windowDays: 14,
  stream: 'usage_daily',
  goodDirection: 'up',
  indicates: 'leading',
  measure(features) {
    const { last, before, minBefore, minActiveDays } = pickCounts(features);
    if (last === null || before === null) return noUsage(features);
    if (!reachesBack(features, 28)) return noData('too_little_history');
    const isThin = before < minBefore || (features.activeDays14Prev ?? 0) < minActiveDays;
    return isThin ? noData('too_few_to_compare') : measureChange(last, before);
  },
  describe: (rate, features) => describeChange(features.logins14 === null ? 'Activity' : 'Logins', rate, 14),
};

function pickCounts(features: AccountFeatures): Counts {
  if (features.logins14 !== null) return { last: features.logins14, before: features.logins14Prev, ...LOGINS };
  return { last: features.events14, before: features.events14Prev, ...EVENTS };
}
