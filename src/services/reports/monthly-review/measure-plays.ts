import type { MeasuredAlert } from '../../../db/queries/effectiveness';
import type { PlayReview } from '../../../domain/monthly-review';

const ENOUGH_ALERTS = 3; // fewer say nothing of a playbook's entry

/**
 * Whether what the playbook advises is done, and what comes of it (R86): by driver, of alerts that were told, those with a logged action,
 * whenever, and how those ended; who left within half a year is lost. Most alerts first. Pure; never throws.
 */
export function measurePlays(alerts: readonly MeasuredAlert[], now: Date): PlayReview[] {
  const told = alerts.filter(({ toldAt, driverSignal }) => toldAt !== null && toldAt <= now && driverSignal !== null);
  const signals = [...new Set(told.flatMap(({ driverSignal }) => driverSignal ?? []))];
  return signals
    .map((signal) =>
      measurePlay(
        signal,
        told.filter(({ driverSignal }) => driverSignal === signal),
      ),
    )
    .filter(({ alerts: of }) => of >= ENOUGH_ALERTS)
    .toSorted((a, b) => b.alerts - a.alerts || a.signal.localeCompare(b.signal, 'en'));
}

const isLost = ({ hasLeft, outcome }: MeasuredAlert): boolean => hasLeft || outcome === 'lost';

function measurePlay(signal: string, alerts: readonly MeasuredAlert[]): PlayReview {
  const acted = alerts.filter(({ firstActionAt }) => firstActionAt !== null);
  const endedAs = (outcome: MeasuredAlert['outcome']) =>
    acted.filter((alert) => alert.isResolved && alert.outcome === outcome && !isLost(alert)).length;
  return {
    signal,
    alerts: alerts.length,
    acted: acted.length,
    saved: endedAs('saved'),
    lost: acted.filter(isLost).length,
    falseAlarm: endedAs('false_alarm'),
  };
}
