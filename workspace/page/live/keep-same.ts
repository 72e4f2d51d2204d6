/** The value held before if the new one says the same: React then sees that nothing changed and draws nothing. */
export function keepSame<T>(before: T | undefined, next: T): T {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(next) ? before : next;
}

/** The same for the entries of a list, told apart by `ts`; the list itself is kept when all its entries are. */
export function keepSameEntries<T extends { ts: string }>(before: readonly T[] | undefined, next: T[]): readonly T[] {
  if (before === undefined) return next;
  const known = new Map(before.map((entry) => [entry.ts, entry]));
  const kept = next.map((entry) => keepSame(known.get(entry.ts), entry));
  const isUnchanged = kept.length === before.length && kept.every((entry, index) => entry === before[index]);
  return isUnchanged ? before : kept;
}
