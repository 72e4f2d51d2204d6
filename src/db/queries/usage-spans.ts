/** Days of the longest look back of any usage window: 26 whole weeks, which hold 180 days and every week of them. */
export const LOOK_BACK_DAYS = 182;
const WEEK_DAYS = 7;
/** Window ends that are not ends of a week: each splits one. */
const SPLITS = [30, 60, 90, 120, 180] as const;

/**
 * A span is a run of days that no window cuts in two. Days are added up to spans by the database, spans to windows here: a day is so
 * added once instead of being asked about every window it may lie in, and another window costs the database nothing.
 *   span = week of the day + splits passed: 1–4 the last four weeks, 5 the two days that make them 30, … 31 the earliest two days
 * @param ago - Whole days back from the end of the source's windows: 1 is the last complete day, 182 the earliest.
 */
export const spanOf = (ago: number): number => Math.ceil(ago / WEEK_DAYS) + SPLITS.filter((end) => ago > end).length;

const SPANS = Array.from({ length: LOOK_BACK_DAYS }, (_, index) => spanOf(index + 1));
export const SPAN_COUNT = spanOf(LOOK_BACK_DAYS);
/** SQL: the span of `ago`, by position. */
export const SPAN_SQL = `('{${SPANS.join(',')}}'::int[])`;

/** A window as spans, both ends inclusive. */
export type SpanRange = readonly [first: number, last: number];

/** The days `from`…`to` as spans. Throws for a window that would cut a span in two. */
export function during(from: number, to: number): SpanRange {
  if (spanOf(from) === spanOf(from - 1) || spanOf(to) === spanOf(to + 1))
    throw new Error(`usage spans do not end where the window of days ${from} to ${to} does`);
  return [spanOf(from), spanOf(to)];
}

const WEEKS: readonly SpanRange[] = Array.from({ length: LOOK_BACK_DAYS / WEEK_DAYS }, (_, index) =>
  during(index * WEEK_DAYS + 1, (index + 1) * WEEK_DAYS),
);

/** The whole weeks among the last `knownDays`, newest first, at most 26. None for fewer than seven days. */
export const weeksWithin = (knownDays: number): readonly SpanRange[] =>
  WEEKS.slice(0, Math.max(0, Math.floor(knownDays / WEEK_DAYS)));
