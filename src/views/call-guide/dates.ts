import { dayOf } from '../wording';

const DAY_MS = 86_400_000;

/** "Tue 22 Dec", so many days from a day; what would fall on a weekend is on the Monday after. */
export function dayIn(today: string, days: number): string {
  const at = Date.parse(today) + days * DAY_MS;
  const weekday = new Date(at).getUTCDay();
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0;
  return dayOf(new Date(at + shift * DAY_MS).toISOString().slice(0, 10));
}
