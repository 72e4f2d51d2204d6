import type { UsageFeatures } from '../../domain/features';
import { during, SPAN_COUNT, type SpanRange, weeksWithin } from './usage-spans';

/**
 * What the database adds up for one span: its number, then logins, events, minutes, API calls, users, days with users, most users of a day,
 * most features of a day, active days. Null where no day of the span has the column.
 */
export type UsageSpan = readonly (number | null)[];
/** Totals by span, 0 where none; null: the source does not fill this column. */
type Column = readonly number[] | null;

const D7 = during(1, 7);
const D7Prev = during(8, 14);
const D14 = during(1, 14);
const D14Prev = during(15, 28);
const D30 = during(1, 30);
const D30Prev = during(31, 60);
const D31to90 = during(31, 90);
const D60 = during(1, 60);
const D60Prev = during(61, 120);
const D90 = during(1, 90);
const D90Prev = during(91, 180);
const D180 = during(1, 180);
const FOUR_WEEKS = during(1, 28);
const FOUR_WEEKS_90_AGO = during(92, 119); // 13 weeks earlier: the same days of the week
const NONE: readonly number[] = Array.from({ length: SPAN_COUNT + 1 }, () => 0);

export type UsageWindows = Omit<UsageFeatures, 'usageSource' | 'usageEndOn' | 'firstUsageOn' | 'lastActiveOn' | 'firstActiveOn180'>; // prettier-ignore

/**
 * Windows of one account's usage from its spans, in any order. Sums of days; averages as named in UsageFeatures.
 * 0 where the account has the column but no row in the window; null where it has no such column (`createColumnReader`).
 * Written out and without copies: it runs for every account in every run.
 * @param knownDays - From the account's first usage to the end of its windows; null: it never used the product, and active days, too, are null.
 */
export function toUsageWindows(spans: readonly UsageSpan[], knownDays: number | null): UsageWindows {
  const read = createColumnReader(spans);
  const [logins, events, minutes, apiCalls, users, userDays] = [read(1), read(2), read(3), read(4), read(5), read(6)];
  const [peakUsers, peakFeatures] = [read(7), read(8)];
  const activeDays = knownDays === null ? null : (read(9) ?? NONE);
  return {
    logins7: add(logins, D7), logins7Prev: add(logins, D7Prev), logins14: add(logins, D14), logins14Prev: add(logins, D14Prev),
    logins30: add(logins, D30), logins30Prev: add(logins, D30Prev), logins31to90: add(logins, D31to90), logins60: add(logins, D60),
    logins60Prev: add(logins, D60Prev), logins90: add(logins, D90), logins90Prev: add(logins, D90Prev),
    events7: add(events, D7), events7Prev: add(events, D7Prev), events14: add(events, D14), events14Prev: add(events, D14Prev),
    events30: add(events, D30), events30Prev: add(events, D30Prev), events31to90: add(events, D31to90), events60: add(events, D60),
    events60Prev: add(events, D60Prev), events90: add(events, D90), events90Prev: add(events, D90Prev),
    activeDays7: add(activeDays, D7), activeDays7Prev: add(activeDays, D7Prev), activeDays14: add(activeDays, D14), activeDays14Prev: add(activeDays, D14Prev),
    activeDays30: add(activeDays, D30), activeDays30Prev: add(activeDays, D30Prev), activeDays31to90: add(activeDays, D31to90), activeDays60: add(activeDays, D60),
    activeDays60Prev: add(activeDays, D60Prev), activeDays90: add(activeDays, D90), activeDays90Prev: add(activeDays, D90Prev),
    activeDays180: add(activeDays, D180),
    minutes30: add(minutes, D30), minutes30Prev: add(minutes, D30Prev), apiCalls30: add(apiCalls, D30), apiCalls30Prev: add(apiCalls, D30Prev),
    userDays30: add(users, D30), activeUsers30Avg: divide(add(users, D30), add(userDays, D30)),
    activeUsers30PrevAvg: divide(add(users, D30Prev), add(userDays, D30Prev)),
    weeklyPeakUsers: averagePeak(peakUsers, FOUR_WEEKS), weeklyPeakUsers90Ago: averagePeak(peakUsers, FOUR_WEEKS_90_AGO),
    weeklyPeakFeatures: averagePeak(peakFeatures, FOUR_WEEKS), weeklyPeakFeatures90Ago: averagePeak(peakFeatures, FOUR_WEEKS_90_AGO),
    weeklyActivity: knownDays === null ? null : weeksWithin(knownDays).map((week) => add(logins ?? events ?? activeDays, week) ?? 0),
  }; // prettier-ignore
}

/**
 * Reads a column by its position in a span. The source fills it if any row of the last 90 days has it, or any row at all where those days
 * have none. What was filled only before that is unknown now, and no fall to nothing.
 */
function createColumnReader(spans: readonly UsageSpan[]): (position: number) => Column {
  const isFilledBy = spans.some(isRecent) ? isRecent : () => true;
  return (position) => {
    let isFilled = false;
    const totals = NONE.slice();
    for (const span of spans) {
      const value = span[position] ?? null;
      if (value === null) continue;
      totals[span[0] ?? 0] = value;
      isFilled ||= isFilledBy(span);
    }
    return isFilled ? totals : null;
  };
}

const isRecent = ([number]: UsageSpan): boolean => (number ?? 0) <= D90[1];

function add(column: Column, [first, last]: SpanRange): number | null {
  if (column === null) return null;
  let sum = 0;
  for (let span = first; span <= last; span += 1) sum += column[span] ?? 0;
  return sum;
}

/** Per day with any; 0 where there was none. */
const divide = (sum: number | null, days: number | null): number | null =>
  sum === null ? null : sum / Math.max(1, days ?? 0);

/** Average over the weeks with any: a single day moves it little, weekends not at all. Each of these weeks is one span. */
function averagePeak(peaks: Column, [first, last]: SpanRange): number | null {
  if (peaks === null) return null;
  const some = peaks.slice(first, last + 1).filter((peak) => peak > 0);
  return some.length === 0 ? 0 : some.reduce((sum, peak) => sum + peak, 0) / some.length;
}
