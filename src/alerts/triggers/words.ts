const HOUR_MIN = 60;

/** "1 day", "3 days". */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** 0.414 and −0.414 → "41%". */
export const percent = (rate: number): string => `${Math.round(Math.abs(rate) * 100)}%`;

/** "12 min", "36 h", "4 days": minutes under an hour, days from the third on. */
export function sayHours(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.floor(hours * HOUR_MIN))} min`;
  return hours < 48 ? `${Math.floor(hours)} h` : countOf(Math.floor(hours / 24), 'day');
}
