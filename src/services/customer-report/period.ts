import type { CustomerPeriod, CustomerPeriodKind } from '../../domain/customer-report';
import { addDays, daysBetween } from '../../scoring/days';

const WEEKS_13 = 91;
/** A younger quarter has nothing to compare yet: the four weeks at its end would lie before it. */
const QUARTER_FROM_DAYS = 28;

/**
 * The days a report looks back on: 13 whole weeks, or the calendar quarter that holds the last day; the one before where fewer than four
 * weeks of it are over.
 * @param endOn - YYYY-MM-DD, exclusive: the day after the last one that is known.
 */
export function toCustomerPeriod(kind: CustomerPeriodKind, endOn: string): CustomerPeriod {
  if (kind === 'last_13_weeks') return { kind, fromOn: addDays(endOn, -WEEKS_13), untilOn: addDays(endOn, -1) };
  const untilOn = addDays(endOn, -1);
  const fromOn = quarterStart(untilOn);
  if (daysBetween(fromOn, endOn) >= QUARTER_FROM_DAYS) return { kind, fromOn, untilOn };
  const before = addDays(fromOn, -1);
  return { kind, fromOn: quarterStart(before), untilOn: before };
}

function quarterStart(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
