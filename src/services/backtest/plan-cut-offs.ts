import { addDays, countDays, listMonthDays } from './calendar';

/** The days that the data of a backtest cover, both included. */
export type Span = { firstOn: string; lastOn: string };

export type CutOffPlan = {
  from: string; // the first day of the measured part; everything before it is for training
  days: readonly number[]; // of the month
  training: readonly string[];
  measured: readonly string[];
  weekly: readonly string[]; // for alerts and momentum, from 21 months before `from` to the end
};

export type CutOffWishes = { from: string | null; days: readonly number[] | null; horizons: readonly number[] };

const TRAINING_SHARE = 0.7; // of the time covered
const WARM_UP_DAYS = 30; // before that even the shortest trend has nothing to compare with
const LOOK_BACK_DAYS = 637; // the oldest score that a forecast learns from (momentum: 180 days), in whole weeks
const FEW = 3;

/**
 * When a backtest looks. Cut-offs are the first of each month as long as the label's window lies inside the data; where fewer than
 * three result at the longest horizon, the tenth as well. The measured part begins on the first of the month at or after 70% of the
 * time covered, unless told otherwise; training windows end before it begins.
 */
export function planCutOffs(span: Span, { from: wish, days: wishedDays, horizons }: CutOffWishes): CutOffPlan {
  const from = wish ?? findFrom(span);
  const [shortest, longest] = [Math.min(...horizons), Math.max(...horizons)];
  const monthly = listMonthDays(from, lastCutOff(span.lastOn, longest), [1]);
  const days = wishedDays ?? (monthly.length < FEW ? [1, 10] : [1]);
  const weeks = Math.max(0, Math.floor(countDays(from, span.lastOn) / 7));
  return {
    from,
    days,
    training: listMonthDays(addDays(span.firstOn, WARM_UP_DAYS), addDays(from, -shortest), days),
    measured: listMonthDays(from, lastCutOff(span.lastOn, shortest), days),
    weekly: Array.from({ length: LOOK_BACK_DAYS / 7 + weeks + 1 }, (_, week) =>
      addDays(from, 7 * week - LOOK_BACK_DAYS),
    ).filter((day) => day > span.firstOn),
  };
}

/** The last day from which a whole window of that length lies inside the data. */
export const lastCutOff = (lastOn: string, horizonDays: number): string => addDays(lastOn, -horizonDays);

function findFrom({ firstOn, lastOn }: Span): string {
  const at = addDays(firstOn, Math.ceil(countDays(firstOn, lastOn) * TRAINING_SHARE));
  return listMonthDays(at, addDays(at, 31), [1])[0] ?? at;
}
