import type { ScoreSeries } from '../domain/insight';
import { addDays } from './days';
import { FORECAST_DAYS, type PastForecast, toStanding } from './forecast';

export const STEP_DAYS = 30;
const STEPS_AHEAD = FORECAST_DAYS / STEP_DAYS;
/** Starts whose 90 days ended within the last year: of every season. */
const LAST_TARGET = 12;
/** How many steps back scores are needed: a year, the 90 days before it, and the 180 that give the level. */
export const STEPS_READ = LAST_TARGET + STEPS_AHEAD + 180 / STEP_DAYS;

/**
 * Every forecast that could have been made of these accounts whose 90 days are over, a start every 30 days. A start after the account had
 * left, or one that it was not watched to the end of, is none: what is scored then is silence, not health.
 * @param today - YYYY-MM-DD. Never throws.
 */
export function listPastForecasts(series: readonly ScoreSeries[], today: string): PastForecast[] {
  return series.flatMap((one) =>
    Array.from({ length: LAST_TARGET + 1 }, (_, target) => toPastForecast(one, target, today)).filter(
      (past) => past !== null,
    ),
  );
}

function toPastForecast(series: ScoreSeries, target: number, today: string): PastForecast | null {
  const { scores } = series;
  const after = scores[target] ?? null;
  if (after === null || !wasThere(series, target, today)) return null;
  const at = (days: number) => scores[target + STEPS_AHEAD + days / STEP_DAYS] ?? null;
  const past = { score30DaysAgo: at(30), score60DaysAgo: at(60), score90DaysAgo: at(90), score180DaysAgo: at(180) };
  const standing = toStanding(at(0), past);
  return standing === null ? null : { ...standing, after };
}

function wasThere({ churnedOn, watchedUntil }: ScoreSeries, target: number, today: string): boolean {
  const targetOn = addDays(today, -target * STEP_DAYS);
  if (churnedOn !== null) return churnedOn > addDays(targetOn, -FORECAST_DAYS);
  return watchedUntil === null || watchedUntil >= targetOn;
}
