import { addBusinessDays } from '../../alerts/business-hours';
import type { AlertOpening } from '../../db/queries/alert-openings';
import type { Observation } from '../../domain/score';

const DEFAULT_DUE_BUSINESS_DAYS = 5; // R33: a red alert wants an activity within five

type Advice = Pick<
  AlertOpening,
  'score' | 'driverSignal' | 'reason' | 'action' | 'actionDueOn' | 'revenueAtRisk' | 'pointsLost' | 'modelVersion'
>;

/** What the alert says: the driver's reason and action. A score that fell with no one signal to blame says so. */
export function adviceOf({ driver, score, revenueAtRisk, modelVersion }: Observation, now: Date): Advice {
  const common = { score, revenueAtRisk, modelVersion };
  if (driver !== null)
    return {
      ...common,
      driverSignal: driver.signal,
      reason: driver.reason,
      action: driver.action,
      actionDueOn: driver.actionDueOn,
      pointsLost: driver.pointsLost,
    };
  return {
    ...common,
    driverSignal: null,
    reason: `Health score at ${score ?? 'an unknown level'}, no single signal stands out`,
    action: 'call their admin and ask what changed',
    actionDueOn: addBusinessDays(now, DEFAULT_DUE_BUSINESS_DAYS, 'UTC'),
    pointsLost: null,
  };
}
