import type { AccountFeatures } from '../domain/features';
import { addDays, toDay } from './days';

const QUARTERS_PER_YEAR = 4;

/**
 * Expected revenue at risk this calendar quarter (UTC), in the account's currency (R14, R129).
 *   ARR × P(leaving within a year) × exposure
 * Exposure: 1 when the renewal or its notice date falls between today and the end of
 * the quarter; 0 when both lie elsewhere; ¼ when the renewal is unknown or lies in the past (a year's risk, spread evenly).
 * @param churnProbability - 0–1, of the account's score; whether measured or assumed is told beside it.
 * @returns 0 … ARR; null when ARR or probability is unknown. Never throws.
 */
export function revenueAtRisk(
  account: Pick<AccountFeatures, 'arr' | 'renewalOn' | 'noticeDays'>,
  churnProbability: number | null,
  now: Date,
): number | null {
  if (account.arr === null || churnProbability === null) return null;
  return account.arr * churnProbability * exposureOf(account, now);
}

function exposureOf({ renewalOn, noticeDays }: Pick<AccountFeatures, 'renewalOn' | 'noticeDays'>, now: Date): number {
  const today = toDay(now);
  if (renewalOn === null || renewalOn < today) return 1 / QUARTERS_PER_YEAR;
  const end = quarterEnd(now);
  const noticeOn = addDays(renewalOn, -(noticeDays ?? 0));
  return [renewalOn, noticeOn].some((day) => day >= today && day <= end) ? 1 : 0;
}

/** Last day of the calendar quarter. */
function quarterEnd(now: Date): string {
  const nextQuarter = (Math.floor(now.getUTCMonth() / 3) + 1) * 3;
  return toDay(new Date(Date.UTC(now.getUTCFullYear(), nextQuarter, 0)));
}
