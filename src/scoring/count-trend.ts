import type { AccountFeatures } from '../domain/features';
import { measureChange, noUsage, reachesBack } from './change';
import { noData, type Measurement } from './signal';

/** How much there must have been before, and on how many days, for a change to be more than chance. */
export type Enough = { count: number; activeDays: number };
type Window = 7 | 30 | 60;

/**
 * Logins of the last days against as many days before; of sources without logins their events, where enough of those is said to be
 * enough: they come in bursts, so over short windows their change says nothing.
 *   rate = last / before − 1, −1 … ∞
 * @returns no_data when there was less before than enough, or when the account is younger than both windows. Never throws.
 */
export function measureCountTrend(
  features: AccountFeatures,
  days: Window,
  enough: { logins: Enough; events: Enough | null },
): Measurement {
  const counted = features[`logins${days}`] === null ? 'events' : 'logins';
  const least = enough[counted];
  const last = features[`${counted}${days}`];
  const before = features[`${counted}${days}Prev`];
  if (last === null || before === null || least === null) return noUsage(features);
  if (!reachesBack(features, 2 * days)) return noData('too_little_history');
  const isThin = before < least.count || (features[`activeDays${days}Prev`] ?? 0) < least.activeDays;
  return isThin ? noData('too_few_to_compare') : measureChange(last, before);
}

/** What a count trend speaks of. */
export const nameCount = (features: AccountFeatures, days: Window): string =>
  features[`logins${days}`] === null ? 'Activity' : 'Logins';
