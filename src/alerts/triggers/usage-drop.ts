import { defineTrigger } from './define-trigger';
import { percent } from './words';

const ROUNDING = 1e-9; // 0.55 − 1 is a hair more than −0.45
const NOUNS = { logins: 'Logins', activity: 'Activity' } as const;

/**
 * Logins are 40% down month over month, or over 60 days against the 60 before (R91, R99, R146, X8). The boundary belongs to telling.
 * Told is the shorter window that shows it; the evidence keeps which. Sources without logins: their activity.
 */
export const usageDrop = defineTrigger({
  id: 'usage_drop',
  tier: 'high',
  stream: 'usage_daily',
  find({ usage: { counted, monthRate, twoMonthsRate } }, limits) {
    if (monthRate === null && twoMonthsRate === null) return 'unknown';
    const windows = [
      { days: 30, rate: monthRate, limit: limits.month_rate },
      { days: 60, rate: twoMonthsRate, limit: limits.two_months_rate },
    ];
    for (const { days, rate, limit } of windows) {
      if (rate === null || -rate < limit - ROUNDING) continue;
      return {
        reason: `${NOUNS[counted]} down ${percent(rate)} in ${days} days`,
        action: 'book a 30-min usage review with their admin {when}',
        evidence: { value: rate, limit: -limit, windowDays: days },
      };
    }
    return null;
  },
});
