import type { ConfigFile } from './config-file';
import type { ReleaseSettings } from './services/release-held/settings';

/** How held messages are released, from barometer.yaml. */
export function toReleaseSettings({ alerts, rollout, currency_rates: currencyRates }: ConfigFile): ReleaseSettings {
  const { at_least_accounts, share_of_fleet, release_hours } = alerts.incident;
  return {
    weeklyBudget: alerts.weekly_budget,
    incident: { atLeastAccounts: at_least_accounts, shareOfFleet: share_of_fleet, releaseHours: release_hours },
    currencyRates,
    isDryRun: rollout.dry_run,
  };
}
