/** Days of the longest look back of any usage window: 26 whole weeks, so 180 days and every week of them. */
export const LOOK_BACK_DAYS = 182;
const WEEK_DAYS = 7;
/** Window ends that are not ends of a week: each splits one. */
const SPLITS = [30, 60, 90, 120, 180] as const;

/**
 * A span is the smallest run of days that no window cuts: days are added up to spans first, spans to windows then. So a day is added once
 * instead of being asked about every window it may lie in.
 *   ago  whole days back from the end of the source's windows: 1 is the last complete day, 182 the earliest
 *   span week of ago + splits passed: 1–4 the last four weeks, 5 the two days that make them 30 … 31 the earliest
 */
export const SPAN_OF_AGO = `((ago + ${WEEK_DAYS - 1}) / ${WEEK_DAYS} + ${SPLITS.map((end) => `(ago > ${end})::int`).join(' + ')})`;

const spanOf = (ago: number): number => Math.ceil(ago / WEEK_DAYS) + SPLITS.filter((end) => ago > end).length;

/** Condition on `span` for the days `from`…`to`, both inclusive. Throws for a window that would cut a span in two. */
export function during(from: number, to: number): string {
  if (spanOf(from) === spanOf(from - 1) || spanOf(to) === spanOf(to + 1))
    throw new Error(`usage spans do not end where the window of days ${from} to ${to} does`);
  return `span between ${spanOf(from)} and ${spanOf(to)}`;
}

const WEEK_OF_SPAN: ReadonlyMap<number, number> = new Map(
  Array.from({ length: LOOK_BACK_DAYS }, (_, index) => [spanOf(index + 1), Math.ceil((index + 1) / WEEK_DAYS)]),
);

/**
 * Totals of the whole weeks before the end of the windows, newest first, from totals of spans in any order.
 * @param knownDays - Days from the account's first usage to the end of the windows: weeks that reach back further are left out.
 * @returns At most 26 numbers; 0 for a week without a span. Throws for a span that is none.
 */
export function toWeeklyTotals(
  spans: readonly number[],
  totals: readonly (number | null)[],
  knownDays: number,
): number[] {
  const weeks = Math.floor(Math.min(knownDays, LOOK_BACK_DAYS) / WEEK_DAYS);
  const weekly = Array.from({ length: Math.max(0, weeks) }, () => 0);
  spans.forEach((span, index) => {
    const week = WEEK_OF_SPAN.get(span);
    if (week === undefined) throw new Error(`no usage span is numbered ${span}`);
    if (week <= weeks) weekly[week - 1] = (weekly[week - 1] ?? 0) + (totals[index] ?? 0);
  });
  return weekly;
}
