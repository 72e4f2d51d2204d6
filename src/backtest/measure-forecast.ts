import type { Forecast } from '../domain/insight';
import { addDays } from '../scoring/days';
import { createForecaster, FORECAST_DAYS, toStanding } from '../scoring/forecast';
import { listPastForecasts, STEP_DAYS, STEPS_READ } from '../scoring/past-forecasts';
import type { ForecastReport } from './report';

const WEEK_DAYS = 7;
const WEEKS_AHEAD = Math.ceil(FORECAST_DAYS / WEEK_DAYS);
const SAMPLE = 1_000; // accounts whose past makes the ranges, as in a scoring run

/** One account's score each week of the walk, in its order; null where it had none or was not a customer. */
export type ScoreSeriesByWeek = readonly (number | null)[];

/**
 * How often the score 90 days (13 weeks) later lay in the range that was forecast (R71), week by week as a scoring run would have forecast
 * it: from earlier weeks alone. Accounts that left meanwhile have no later score and are not in it.
 *   coverage   share of forecasts whose range held what came; a range of 80% should hold 75–85%
 *   error      mean |forecast − what came|; naive: mean |score then − what came|, of one who says that nothing changes
 * @param firstWeek - Of the forecasts judged; the weeks before are only learnt from. @returns Rates null where not one forecast could be judged. Never throws.
 */
export function measureForecast(series: readonly ScoreSeriesByWeek[], firstWeek = 0): ForecastReport {
  const weeks = Math.max(0, ...series.map(({ length }) => length));
  const tally = { forecasts: 0, inside: 0, below: 0, above: 0, width: 0, error: 0, naive: 0 };
  for (let week = firstWeek; week + WEEKS_AHEAD < weeks; week += 1) {
    const forecast = createForecaster(listPastAt(series, week));
    for (const scores of series) {
      const after = scores[week + WEEKS_AHEAD] ?? null;
      const standing = toStandingAt(scores, week);
      const made = forecast(standing);
      if (after !== null && standing !== null && made !== null) judge(tally, made, standing.score, after);
    }
  }
  return toReport(tally);
}

type Tally = {
  forecasts: number;
  inside: number;
  below: number;
  above: number;
  width: number;
  error: number;
  naive: number;
};

function judge(tally: Tally, { score, low, high }: Forecast, before: number, after: number): void {
  tally.forecasts += 1;
  if (after < low) tally.below += 1;
  else if (after > high) tally.above += 1;
  else tally.inside += 1;
  tally.width += high - low;
  tally.error += Math.abs(score - after);
  tally.naive += Math.abs(before - after);
}

function toReport({ forecasts, inside, below, above, width, error, naive }: Tally): ForecastReport {
  const mean = (sum: number) => (forecasts === 0 ? null : sum / forecasts);
  return {
    forecasts,
    coverage: mean(inside),
    below: mean(below),
    above: mean(above),
    mean_width: mean(width),
    mean_error: mean(error),
    naive_error: mean(naive),
  };
}

/** The score so many days before a week: the nearest at or before, as history is read. */
const scoreAt = (scores: ScoreSeriesByWeek, week: number, daysAgo: number): number | null =>
  scores[week - Math.ceil(daysAgo / WEEK_DAYS)] ?? null;

function toStandingAt(scores: ScoreSeriesByWeek, week: number) {
  const at = (days: number) => scoreAt(scores, week, days);
  const past = { score30DaysAgo: at(30), score60DaysAgo: at(60), score90DaysAgo: at(90), score180DaysAgo: at(180) };
  return toStanding(at(0), past);
}

/** Only days matter to what is past, not which: nobody's leaving is told, for who left has no score. */
function listPastAt(series: readonly ScoreSeriesByWeek[], week: number) {
  const steps = Array.from({ length: STEPS_READ + 1 }, (_, step) => step * STEP_DAYS);
  const every = Math.ceil(series.length / SAMPLE); // of old and of new accounts alike
  const sample = series.filter((_, index) => index % every === 0);
  const own = sample.map((scores) => ({
    scores: steps.map((days) => scoreAt(scores, week, days)),
    churnedOn: null,
    watchedUntil: null,
  }));
  return listPastForecasts(own, addDays('2000-01-01', week * WEEK_DAYS));
}
