import type { AccountFeatures } from '../domain/features';
import { daysBetween } from './days';
import { type Measurement, noData } from './signal';

/**
 * For how many whole days before the end of the windows an account's engagement can be known: since `sinceOn`, or since it is there where that is
 * later (the earlier of creation and first usage). 0 … ∞; 0 where nothing is known. Never throws.
 */
export function countEngagementDays(features: AccountFeatures, sinceOn: string | null): number {
  const { engagementEndOn: endOn, createdOn, firstUsageOn } = features;
  if (sinceOn === null || endOn === null) return 0;
  const bornOn = [createdOn, firstUsageOn].filter((day) => day !== null).toSorted()[0] ?? sinceOn;
  return Math.max(0, daysBetween(bornOn > sinceOn ? bornOn : sinceOn, endOn));
}

/** Why an engagement signal has no value: nobody tells of it at all, or nobody ever did of this account. */
export const noEngagement = ({ connected }: AccountFeatures): Measurement =>
  noData(connected.includes('engagement_daily') ? 'never_seen' : 'not_connected');
