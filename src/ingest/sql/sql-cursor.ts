import type { Cursor } from '../pull/connector';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OVERLAP_BY_DAY_HOURS = 72; // a day's rows are often written again for days
const OVERLAP_BY_INSTANT_HOURS = 1;

/** Where a query stands: `at` is the newest value seen; `passAt` when the pass under way began, absent between passes. */
export type Standing = { at: Date | null; passAt: Date | null };

export function readStanding(cursor: Cursor | null): Standing {
  return { at: toDate(cursor?.['at']), passAt: toDate(cursor?.['pass_at']) };
}

export function writeStanding({ at, passAt }: Standing): Cursor {
  return {
    ...(at === null ? {} : { at: at.toISOString() }),
    ...(passAt === null ? {} : { pass_at: passAt.toISOString() }),
  };
}

/**
 * What `:since` is. From the beginning: `backfillDays` before now. Otherwise the newest value seen, less the overlap: rows may be written late. A pass
 * that was cut goes on where it stood, except that whatever was within the overlap when it began is read again.
 */
export function sinceOf(
  { at, passAt }: Standing,
  plan: { now: Date; backfillDays: number; overlapHours: number },
): Date {
  if (at === null) return new Date(startOfDay(plan.now) - plan.backfillDays * DAY_MS);
  const overlapMs = plan.overlapHours * HOUR_MS;
  const back = passAt === null ? at.getTime() - overlapMs : Math.min(at.getTime(), passAt.getTime() - overlapMs);
  return new Date(back);
}

/** Never beyond now: one row dated 2099 would hide all that comes before it. */
export function advance(at: Date | null, seen: Date | null, now: Date): Date | null {
  if (seen === null) return at;
  const held = Math.min(seen.getTime(), now.getTime());
  return at === null || held > at.getTime() ? new Date(held) : at;
}

export function overlapOf(cursorColumn: string | null, overlapHours: number | undefined): number {
  return overlapHours ?? (cursorColumn === 'day' ? OVERLAP_BY_DAY_HOURS : OVERLAP_BY_INSTANT_HOURS);
}

/**
 * The last day of which every account has been reported: the newest day that came or the day before it, and never a day that is not over in UTC.
 * Undefined: no day came.
 */
export function completeTo(newestDay: string | null, rule: 'day_before' | 'newest_day', now: Date): string | undefined {
  if (newestDay === null) return undefined;
  const newest = Date.parse(`${newestDay}T00:00:00Z`) - (rule === 'day_before' ? DAY_MS : 0);
  return new Date(Math.min(newest, startOfDay(now) - DAY_MS)).toISOString().slice(0, 10);
}

function startOfDay(instant: Date): number {
  return Math.floor(instant.getTime() / DAY_MS) * DAY_MS;
}

function toDate(value: unknown): Date | null {
  return typeof value === 'string' ? new Date(value) : null;
}
