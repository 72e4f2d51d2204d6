export type PeriodUnit = 'day' | 'week' | 'month' | 'year';

/** What a year has of them, as billing systems reckon it. */
export const PERIODS_PER_YEAR: Readonly<Record<PeriodUnit, number>> = { day: 365, week: 52, month: 12, year: 1 };
const MONTHS_PER_YEAR = 12;
const MIN_TERM_MONTHS = 6;

/** Whether a period is long enough to be a contract's term: what renews by itself within half a year has no renewal that anybody prepares. */
export function isContractTerm(count: number, unit: PeriodUnit): boolean {
  return (count * MONTHS_PER_YEAR) / PERIODS_PER_YEAR[unit] >= MIN_TERM_MONTHS;
}
