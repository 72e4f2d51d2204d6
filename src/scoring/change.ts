import type { AccountFeatures } from '../domain/features';
import { daysBetween } from './days';
import { known, noData, type Measurement } from './signal';

/** A start a few days into the earlier window is forgiven: it makes a rise of it, never a fall. */
const START_SLACK_DAYS = 4;

/**
 * Relative change between two windows of equal length.
 *   change = (last − before) / before, −1 … ∞; no_data when `before` is 0
 */
export function measureChange(last: number, before: number): Measurement {
  return before > 0 ? known(last / before - 1) : noData('too_few_to_compare');
}

/** Whether the account's usage reaches back `windowDays` before the end of the windows. Null or never used: false. */
export function reachesBack(features: AccountFeatures, windowDays: number): boolean {
  const { firstUsageOn, usageEndOn } = features;
  if (firstUsageOn === null || usageEndOn === null) return false;
  return daysBetween(firstUsageOn, usageEndOn) >= windowDays - START_SLACK_DAYS;
}

/** Why a usage signal has no value. */
export function noUsage(features: AccountFeatures): Measurement {
  if (!features.connected.includes('usage_daily')) return noData('not_connected');
  return noData(features.firstUsageOn === null ? 'never_seen' : 'not_reported');
}

/** 0.414 → "41%". Sign is left to the words around it. */
export const percent = (rate: number): string => `${Math.round(Math.abs(rate) * 100)}%`;

/** "Logins down 41% in 14 days", "Logins up 12% in 14 days", "Logins steady over 14 days". */
export function describeChange(noun: string, rate: number, windowDays: number): string {
  if (percent(rate) === '0%') return `${noun} steady over ${windowDays} days`;
  return `${noun} ${rate < 0 ? 'down' : 'up'} ${percent(rate)} in ${windowDays} days`;
}
