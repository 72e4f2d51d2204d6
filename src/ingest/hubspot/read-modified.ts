/** When a record as it came was changed last, in milliseconds; null when it does not say. */
export function readModifiedMs(record: unknown, property: string): number | null {
  if (typeof record !== 'object' || record === null || !('properties' in record)) return null;
  const { properties } = record;
  if (typeof properties !== 'object' || properties === null) return null;
  const value = (properties as Readonly<Record<string, unknown>>)[property];
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
}

/** The latest of a page; null when none says. */
export function findLastMs(records: readonly unknown[], property: string): number | null {
  const all = records.flatMap((record) => readModifiedMs(record, property) ?? []);
  return all.length === 0 ? null : Math.max(...all);
}
