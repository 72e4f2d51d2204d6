import type { AccountHealth } from '../domain/account-card';
import type { ActivityUnit, Anomaly, Forecast } from '../domain/insight';

const QUIET_FOR_ALL = 0.9; // of the usual week
const ONE: Record<ActivityUnit, string> = { logins: 'login', events: 'event', 'active days': 'active day' };

/** Where the score is going, and whether this week was unlike the account: a line each, only where there is something to say. */
export function describeOutlook({ score, forecast, anomaly }: AccountHealth): string[] {
  return [
    ...(anomaly === null ? [] : [`*Unusual week* ${describeWeek(anomaly)}`]),
    ...(forecast === null ? [] : [`*Forecast* ${describeForecast(score, forecast)}`]),
  ];
}

function describeWeek({ thisWeek, usualLow, usualHigh, fleetFactor, unit }: Anomaly): string {
  const usual = usualLow === usualHigh ? whole(usualLow) : `${whole(usualLow)}–${whole(usualHigh)}`;
  const noun = Math.round(thisWeek) === 1 ? ONE[unit] : unit;
  const all =
    fleetFactor >= QUIET_FOR_ALL ? '' : `, though the week was ${percent(1 - fleetFactor)} below usual for everyone`;
  return `${whole(thisWeek)} ${noun} in the last 7 days; usual ${usual}${all}.`;
}

function describeForecast(score: number | null, forecast: Forecast): string {
  const change = score === null ? 0 : forecast.score - score;
  const towards = change === 0 ? '' : ` (${change > 0 ? '+' : '−'}${Math.abs(change)})`;
  return `${forecast.score} in ${forecast.horizonDays} days${towards}, between ${forecast.low} and ${forecast.high} in 8 cases of 10.`;
}

const whole = (amount: number): string => Math.round(amount).toLocaleString('en-US');
const percent = (rate: number): string => `${Math.round(rate * 100)}%`;
