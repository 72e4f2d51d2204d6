/** Text of a cell, as a CSV file would have it; `unfit` for what is no single value. */
export function toCell(value: unknown): { text: string } | { unfit: string } {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'string') return { text: value };
  if (typeof value === 'number' || typeof value === 'boolean') return { text: String(value) };
  return { unfit: Array.isArray(value) ? 'a list' : 'an object' };
}
