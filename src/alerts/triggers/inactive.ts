import { defineTrigger } from './define-trigger';
import { countOf } from './words';

/** No activity for 14 days (R88, X29: 7 days are a driver, 14 an action). Silent for accounts that never were active: that is onboarding. */
export const inactive = defineTrigger({
  id: 'inactive',
  tier: 'high',
  stream: 'usage_daily',
  find({ usage: { idleDays } }, { days }) {
    if (idleDays === null) return 'unknown';
    if (idleDays < days) return null;
    return {
      reason: `No activity for ${countOf(idleDays, 'day')}`,
      action: 'call their admin {when} and offer a 20-min restart session',
      evidence: { value: idleDays, limit: days, windowDays: null },
    };
  },
});
