import type { AccountHealth } from '../domain/account-card';
import type { ActivityUnit, Anomaly, Forecast } from '../domain/insight';

const QUIET_FOR_ALL = 0.9; // of the usual week
const ONE: Record<ActivityUnit, string> = { logins: 'login', events: 'event', 'active days': 'active day' };

/** Where the score is expected to stand, with its 80% range. */
export function describeForecast({ forecast }: AccountHealth): string[] {
  return forecast === null ? [] : [`*Forecast* ${sayForecast(forecast)}`];
}

const sayForecast = ({ score, low, high, horizonDays }: Forecast): string =>
  `${score} in ${horizonDays} days (80% sure: ${low}–${high}).`;

/** A week far below what is usual for the account. */
export function describeWeek({ thisWeek, usualLow, usualHigh, fleetFactor, unit }: Anomaly): string {
  const usual = usualLow === usualHigh ? whole(usualLow) : `${whole(usualLow)}–${whole(usualHigh)}`;
  const noun = Math.round(thisWeek) === 1 ? ONE[unit] : unit;
  const all =
    fleetFactor >= QUIET_FOR_ALL ? '' : `, though the week was ${percent(1 - fleetFactor)} below usual for everyone`;
  return `${whole(thisWeek)} ${noun} in the last 7 days; usual ${usual}${all}.`;
}

const whole = (amount: number): string => Math.round(amount).toLocaleString('en-US');
const percent = (rate: number): string => `${Math.round(rate * 100)}%`;
