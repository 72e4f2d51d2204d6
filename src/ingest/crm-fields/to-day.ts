const DAY = /^\d{4}-\d{2}-\d{2}/;
const MS = /^-?\d{11,14}$/;

/**
 * The calendar day of a CRM's date or instant, YYYY-MM-DD. A date is taken as it stands; an instant (ISO 8601 in UTC, or milliseconds since 1970)
 * by its day in UTC. What is neither stays as it is, for the contract to refuse by name; empty is null.
 */
export function toDay(value: unknown): string | null {
  if (typeof value === 'number') return toDay(String(value));
  if (typeof value !== 'string' || value.trim() === '') return null;
  const text = value.trim();
  if (DAY.test(text)) return text.slice(0, 10);
  return MS.test(text) ? new Date(Number(text)).toISOString().slice(0, 10) : text;
}
