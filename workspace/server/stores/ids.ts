/** Ids that look like Slack's, counted up so that a run can be repeated. */
export function createIds() {
  const counts = new Map<string, number>();
  function count(kind: string): number {
    const next = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, next);
    return next;
  }
  return {
    /** e.g. V0000000012 */
    next: (prefix: string): string => `${prefix}${count(prefix).toString(36).toUpperCase().padStart(10, '0')}`,
    /** e.g. 0a1f2, for blocks and actions the app left unnamed */
    short: (): string => count('short').toString(16).padStart(5, '0'),
    count,
  };
}

export type Ids = ReturnType<typeof createIds>;
