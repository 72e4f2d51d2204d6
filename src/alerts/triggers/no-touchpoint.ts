import { defineTrigger } from './define-trigger';
import { countOf } from './words';

/** Days between two touches, by portfolio tier (R210–R213). */
const CADENCE_DAYS: Readonly<Record<number, number>> = { 1: 7, 2: 14, 3: 30, 4: 90 };
const AUTOMATED_TIER = 5; // R214: nobody owes it a call

/**
 * Nobody spoke with them for 60 days, or for twice what their portfolio tier is owed, whichever is less (R150, X27).
 *   limit = min(60, 2 × cadence): tier 1 14 days, tier 2 28, tiers 3 and 4, and accounts without one, 60; tier 5 is automated and silent
 */
export const noTouchpoint = defineTrigger({
  id: 'no_touchpoint',
  tier: 'moderate',
  stream: 'activities',
  find({ people: { touchDays }, portfolioTier }, { days }) {
    if (touchDays === null) return 'unknown';
    if (portfolioTier === AUTOMATED_TIER) return null;
    const cadenceDays = portfolioTier === null ? undefined : CADENCE_DAYS[portfolioTier];
    const limit = Math.min(days, 2 * (cadenceDays ?? Infinity));
    if (touchDays < limit) return null;
    return {
      reason: `No contact for ${countOf(Math.floor(touchDays), 'day')}`,
      action: 'call their main contact {when} and set the next date in the call',
      evidence: { value: touchDays, limit, windowDays: null },
    };
  },
});
