import { percent } from './change';
import { countOf } from './days';

/** "logins are at most 12% below the month before", "logins are back at the level of the month before", "… at least 5% above …". */
export function atLeastChange(nounIs: string, rate: number, before: string): string {
  if (percent(rate) === '0%') return `${nounIs} back at the level of ${before}`;
  return rate < 0
    ? `${nounIs} at most ${percent(rate)} below ${before}`
    : `${nounIs} at least ${percent(rate)} above ${before}`;
}

/** The first whole number that reaches a value: "31 of 50 seats" for 0.61 of 50. A rounding error adds no seat. */
export const wholeUp = (value: number): number => Math.max(0, Math.ceil(value - 1e-9));

/** "1 department is", "3 departments are". */
export const countIs = (count: number, noun: string): string => `${countOf(count, noun)} ${count === 1 ? 'is' : 'are'}`;

/** "no ticket", "at most 1 ticket", "at most 3 tickets". */
export const atMost = (count: number, noun: string): string =>
  count === 0 ? `no ${noun}` : `at most ${countOf(count, noun)}`;
