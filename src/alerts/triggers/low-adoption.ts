import { defineTrigger } from './define-trigger';
import { percent } from './words';

const WINDOW_DAYS = 28;

/** Under 40% of the paid features are in use, three months after the start or later (R93, R101, R150). Exactly 40% is enough. */
export const lowAdoption = defineTrigger({
  id: 'low_adoption',
  tier: 'moderate',
  stream: 'usage_daily',
  find({ usage: { adoptionRate }, ageDays }, { rate, after_days: afterDays }) {
    if (adoptionRate === null || ageDays === null) return 'unknown';
    if (adoptionRate >= rate || ageDays < afterDays) return null;
    return {
      reason: `${percent(adoptionRate)} of features in use over 4 weeks`,
      action: 'book a training {when} on two features they pay for and do not use',
      evidence: { value: adoptionRate, limit: rate, windowDays: WINDOW_DAYS },
    };
  },
});
