import { defineTrigger, type TriggerDefinition } from './define-trigger';
import { DUE_DAYS } from './due-on';
import { findMilestone, type Milestone } from './renewal-milestones';
import { sayStakes } from './stakes';
import { countOf } from './words';

/**
 * One of the renewal's milestones (R123): told once per renewal date, and of several only the nearest that is reached.
 * The task is due in a week, but never after the renewal. Silent where the date is not known or has passed.
 */
export function defineMilestone(id: Milestone, action: string): TriggerDefinition {
  return defineTrigger({
    id,
    tier: 'renewal',
    stream: null,
    again: 'never',
    find({ renewal, arr, currency }, { days: limit }, _now, settings) {
      if (renewal === null) return 'unknown';
      if (findMilestone(renewal.days, settings) !== id) return null;
      const when = renewal.days === 0 ? 'Renewal is today' : `Renewal in ${countOf(renewal.days, 'day')}`;
      return {
        key: renewal.on,
        reason: `${when}${sayStakes({ renewal: null, arr, currency })}`,
        action,
        dueDays: Math.min(DUE_DAYS.renewal, renewal.days),
        evidence: { value: renewal.days, limit, windowDays: null },
      };
    },
  });
}
