import type { DriSettings } from './alerts/choose-dri';
import type { ConfigFile } from './config-file';
import { createCalendar } from './services/calendar/create-calendar';
import type { AlertSettings } from './services/announce-transitions/told';
import type { ReleaseSettings } from './services/release-held/settings';

/** How held messages are released, from barometer.yaml. */
export function toReleaseSettings({
  alerts,
  rollout,
  revops_channel,
  currency_rates: currencyRates,
}: ConfigFile): ReleaseSettings {
  const { at_least_accounts, share_of_fleet, release_hours } = alerts.incident;
  return {
    weeklyBudget: alerts.weekly_budget,
    incident: { atLeastAccounts: at_least_accounts, shareOfFleet: share_of_fleet, releaseHours: release_hours },
    revopsChannel: revops_channel ?? null,
    currencyRates,
    isDryRun: rollout.dry_run,
  };
}

/** When something is told, and to whom, from barometer.yaml. */
export function toAlertSettings({ alerts, predictions, calendar, time_zone: timeZone }: ConfigFile): AlertSettings {
  return {
    calendar: createCalendar(calendar)({ email: null, timeZone }),
    quietHours: alerts.quiet_hours,
    rejoinHours: alerts.rejoin_hours,
    refireDays: alerts.triggers.refire_days,
    holdPosts: true,
    predictionDays: predictions.days,
    dri: toDriSettings(alerts),
  };
}

/** Whom an alert names, from barometer.yaml. */
export function toDriSettings(alerts: ConfigFile['alerts']): DriSettings {
  const rules = alerts.dri.map(({ when, role }) => ({
    role,
    ...(when.alerts === undefined ? {} : { alerts: when.alerts }),
    ...(when.segment === undefined ? {} : { segments: [when.segment] }),
    ...(when.renewal_within_days === undefined ? {} : { renewalWithinDays: when.renewal_within_days }),
  }));
  return { rules, fallbackEmail: alerts.fallback_dri ?? null };
}
