import type { HistoryFeatures } from '../domain/features';
import type { Forecast } from '../domain/insight';
import { chooseRange } from './forecast-range';

export const FORECAST_DAYS = 90;
/** Points below today's score from which a forecast is a decline: the notable drop of X7. */
const DECLINE_POINTS = 10;

/** Where an account stands and the level it comes back to. Points 0–100. */
export type Standing = { score: number; ownLevel: number };
/** An account's standing then, and its score `FORECAST_DAYS` later. */
export type PastForecast = Standing & { after: number };
/** Null: not known. */
export type Forecaster = (standing: Standing | null) => Forecast | null;

type Past = Pick<HistoryFeatures, 'score30DaysAgo' | 'score60DaysAgo' | 'score90DaysAgo' | 'score180DaysAgo'>;

/**
 * What a forecast starts from: the score, and the account's own level, the mean of its scores 0, 30, 60, 90 and 180 days ago as far as
 * they are known. Both of one model version.
 * @returns Null without a score, and for a history of less than 60 days: too short to say anything. Never throws.
 */
export function toStanding(score: number | null, past: Past): Standing | null {
  if (score === null || past.score60DaysAgo === null) return null;
  const earlier = [past.score30DaysAgo, past.score60DaysAgo, past.score90DaysAgo, past.score180DaysAgo];
  const known = [score, ...earlier.filter((one) => one !== null)];
  return { score, ownLevel: known.reduce((sum, one) => sum + one, 0) / known.length };
}

const PAST_AT_LEAST = 60; // fewer say too little of how wrong one is
const LIKE_SHARE = 1 / 12; // of the past: those most like the account
const LIKE_AT_LEAST = 60;
const LEAN_WEIGHT = 0.5; // a point of leaning counts half a point of score
const LEAN_STEP = 8; // points
const LEAN_STEPS = 2;

/**
 * The score in 90 days with a range meant to hold 80% (R71; docs/scoring.md says how many it held), from how scores of this fleet went on before.
 *   lean   = own level − score: how far the account stands below (+) or above (−) what is usual for it, in steps of 8, at most ±16
 *   alike  = the twelfth of the past, at least 60, nearest by |Δ score| + ½ |Δ lean|
 *   future = score + what each of those gained or lost in 90 days, cut to 0–100
 *   score  = their median; range: see `chooseRange`
 * So the account's own history places it; how fast it comes back to its level, and how wide the range is, are what they were in this fleet.
 * With fewer than 60 past forecasts (a young installation, a handful of accounts) nothing is said: an account's own swings are no range.
 * @param past - Of the same model; an account that had left by then is none. @returns Whole points, low ≤ score ≤ high. Never throws.
 */
export function createForecaster(past: readonly PastForecast[]): Forecaster {
  if (past.length < PAST_AT_LEAST) return () => null;
  const cells = toCells(past);
  const made = new Map<string, Forecast>();
  return (standing) => {
    if (standing === null) return null;
    const { score } = standing;
    const lean = leanOf(standing);
    const key = `${score}/${lean}`;
    const forecast = made.get(key) ?? forecastFromLike(cells, past.length, { score, lean });
    made.set(key, forecast);
    return forecast;
  };
}

/** Whether the forecast says that the score falls by ten points or more (R71: 70 now → 55). Null: not known, so no. */
export function isPredictedDecline(score: number | null, forecast: Forecast | null): boolean {
  return score !== null && forecast !== null && score - forecast.score >= DECLINE_POINTS;
}

type Place = { score: number; lean: number };
/** What the accounts that stood at one place gained in 90 days: 505 places at most, however long the past is. */
type Cell = Place & { gains: number[] };

function toCells(past: readonly PastForecast[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const one of past) {
    const place = { score: one.score, lean: leanOf(one) };
    const key = `${place.score}/${place.lean}`;
    const cell = cells.get(key) ?? { ...place, gains: [] };
    cell.gains.push(one.after - one.score);
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** Cells are taken from the nearest on until there are enough; those equally near are taken together. */
function forecastFromLike(cells: readonly Cell[], total: number, { score, lean }: Place): Forecast {
  const enough = Math.max(LIKE_AT_LEAST, Math.ceil(total * LIKE_SHARE));
  const ranked = cells
    .map((cell) => ({ distance: Math.abs(cell.score - score) + LEAN_WEIGHT * Math.abs(cell.lean - lean), cell }))
    .toSorted((a, b) => a.distance - b.distance);
  const futures: number[] = [];
  let reach = -1;
  for (const { distance, cell } of ranked) {
    if (futures.length >= enough && distance > reach) break;
    reach = distance;
    for (const gain of cell.gains) futures.push(clamp(score + gain));
  }
  return toForecast(chooseRange(futures));
}

const toForecast = (range: { low: number; middle: number; high: number }): Forecast => ({
  score: Math.round(range.middle),
  low: Math.round(range.low),
  high: Math.round(range.high),
  horizonDays: FORECAST_DAYS,
});
const clamp = (score: number): number => Math.min(100, Math.max(0, score));
/** In whole steps, so that standings repeat. */
const leanOf = ({ score, ownLevel }: Standing): number =>
  LEAN_STEP * Math.min(LEAN_STEPS, Math.max(-LEAN_STEPS, Math.round((ownLevel - score) / LEAN_STEP)));
