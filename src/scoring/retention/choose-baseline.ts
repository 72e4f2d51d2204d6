const YEAR_DAYS = 365; // retention is commonly told over a year, as variable pay is (R35)
const DAY_MS = 86_400_000;

/**
 * The snapshot a book is measured against: the one nearest to a year ago; while all are younger that is the oldest. Its date is always
 * said beside the rate.
 * @param takenOn - days on which books were kept, YYYY-MM-DD. Two equally near: the older.
 * @returns null without any.
 */
export function chooseBaseline(takenOn: readonly string[], today: string): string | null {
  const yearAgoMs = Date.parse(`${today}T00:00:00Z`) - YEAR_DAYS * DAY_MS;
  const distance = (day: string): number => Math.abs(Date.parse(`${day}T00:00:00Z`) - yearAgoMs);
  return takenOn.toSorted((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))[0] ?? null;
}
