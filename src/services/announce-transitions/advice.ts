import { addBusinessDays } from '../../alerts/business-hours';
import { findDefinition } from '../../alerts/triggers';
import type { AlertOpening } from '../../db/queries/alert-openings';
import type { BusinessCalendar } from '../../domain/calendar';
import type { Observation } from '../../domain/score';
import type { TriggerId } from '../../domain/trigger';

const DEFAULT_DUE_BUSINESS_DAYS = 5; // R33: a red alert wants an activity within five

const EVERY_WEEKDAY: BusinessCalendar = { timeZone: 'UTC', isHoliday: () => false };

type Advice = Pick<AlertOpening, 'reason' | 'action' | 'actionDueOn'>;

/** What a turn to red says: the driver's reason and action. A score that fell with no one signal to blame says so. */
export function adviceOf(
  { driver, score }: Observation,
  now: Date,
  { timeZone, isHoliday }: BusinessCalendar = EVERY_WEEKDAY,
): Advice {
  if (driver !== null) return { reason: driver.reason, action: driver.action, actionDueOn: driver.actionDueOn };
  return {
    reason: `Health score at ${score ?? 'an unknown level'}, no single signal stands out`,
    action: 'call their admin and ask what changed',
    actionDueOn: addBusinessDays(now, DEFAULT_DUE_BUSINESS_DAYS, timeZone, isHoliday),
  };
}

/** Whether a trigger reads the score, rather than a ticket, an invoice or a date. */
export const isAboutScore = (trigger: TriggerId): boolean =>
  trigger === 'turned_red' || findDefinition(trigger)?.basis === 'score';

/** The signal behind an alert, of those that are about the score. What a trigger found elsewhere, a ticket or a date, has none. */
export function driverOf(
  { driver }: Observation,
  trigger: TriggerId,
): Pick<AlertOpening, 'driverSignal' | 'pointsLost'> {
  if (driver === null || !isAboutScore(trigger)) return { driverSignal: null, pointsLost: null };
  return { driverSignal: driver.signal, pointsLost: driver.pointsLost };
}
