/** The calendar day so many days after `day` (both YYYY-MM-DD); before it, where negative. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
