import type { AccountFeatures } from '../domain/features';
import { daysBetween } from './days';

/**
 * Whether the account is known to be younger than `days`: today − the earlier of creation and first usage.
 * With neither known it is not: most accounts of which nobody noted the beginning are old.
 * @param today - Calendar day of `now`, YYYY-MM-DD.
 */
export function isYounger(
  { createdOn, firstUsageOn }: Pick<AccountFeatures, 'createdOn' | 'firstUsageOn'>,
  days: number,
  today: string,
): boolean {
  const began = [createdOn, firstUsageOn].filter((day) => day !== null).toSorted()[0];
  return began !== undefined && daysBetween(began, today) < days;
}
