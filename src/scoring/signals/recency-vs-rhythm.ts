import type { AccountFeatures } from '../../domain/features';
import { noUsage } from '../change';
import { countOf, daysBetween } from '../days';
import { known, noData, type SignalDefinition } from '../signal';

const MIN_ACTIVE_DAYS = 5; // four gaps: fewer make no rhythm

/**
 * Days since the last activity over the account's own usual gap between active days (R78): a week of silence is much for a daily user
 * and nothing for a monthly one.
 *   usual gap = (last active day − first active day of 180) / (active days of 180 − 1), at least 1
 *   times = (end of the windows − last active day) / usual gap, above 0; 1 = as usual
 * no_data under 5 active days in 180, or for an account that never used the product.
 */
export const recencyVsRhythm: SignalDefinition = {
  name: 'recency_vs_rhythm',
  unit: 'times',
  windowDays: 180,
  stream: 'usage_daily',
  goodDirection: 'down',
  indicates: 'leading',
  silentOfNewcomers: 'always',
  measure(features) {
    const { lastActiveOn, usageEndOn } = features;
    if (lastActiveOn === null || usageEndOn === null) return noUsage(features);
    const gapDays = findUsualGap(features);
    return gapDays === null ? noData('too_few_to_compare') : known(daysBetween(lastActiveOn, usageEndOn) / gapDays);
  },
  describe(times, features) {
    const gapDays = findUsualGap(features) ?? 1;
    const silentDays = Math.max(0, Math.round(times * gapDays) - 1);
    if (times <= 1 || silentDays === 0)
      return `Active as often as usual, every ${toText(gapDays, 'day')} over 180 days`;
    return `No activity for ${countOf(silentDays, 'day')}, usually active every ${toText(gapDays, 'day')} over 180 days`;
  },
  goal: () => 'someone uses it again as often as they used to',
};

function findUsualGap({ activeDays180, firstActiveOn180, lastActiveOn }: AccountFeatures): number | null {
  if (activeDays180 === null || activeDays180 < MIN_ACTIVE_DAYS) return null;
  if (firstActiveOn180 === null || lastActiveOn === null) return null;
  return Math.max(1, daysBetween(firstActiveOn180, lastActiveOn) / (activeDays180 - 1));
}

/** "day", "1.4 days", "12 days": what stands after "every". */
function toText(count: number, noun: string): string {
  const rounded = count < 10 ? Math.round(count * 10) / 10 : Math.round(count);
  return rounded === 1 ? noun : countOf(rounded, noun);
}
