import type { Cadence } from '../domain/report';
import { AppError } from '../errors';
import { readDay } from './read-options';

const EXPECTED: Record<Cadence, string> = {
  week: 'a day of the week, such as 2026-03-02',
  month: 'a month, such as 2026-02',
  quarter: 'a quarter, such as 2026-Q1',
};

/** `--period 2026-02`, `2026-Q1` or a day of a week: a day of that period. @throws AppError naming what is expected of this cadence. */
export function readPeriod(cadence: Cadence, text: string): string {
  const day = toDay(cadence, text);
  if (day === null) throw new AppError('usage', `--period ${text}: expected ${EXPECTED[cadence]}.`);
  return readDay('--period', day);
}

function toDay(cadence: Cadence, text: string): string | null {
  if (cadence === 'month') return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? `${text}-01` : null;
  if (cadence === 'week') return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(text);
  return quarter === null ? null : `${quarter[1]}-${String(3 * Number(quarter[2]) - 2).padStart(2, '0')}-01`;
}
