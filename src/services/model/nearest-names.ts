/**
 * The known names most like a misspelt one, the likest first.
 *   likeness = shared pairs of letters / pairs of the shorter name: "api_usage" is like "api_use", "p1" like "open_p1_hours"
 * @returns At most `count`; of no likeness at all, in the order given. Never throws.
 */
export function nearestNames(name: string, known: readonly string[], count = 5): string[] {
  const own = pairsOf(name);
  const ranked = known.map((one) => ({ one, likeness: likenessOf(own, pairsOf(one)) }));
  return ranked
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, count)
    .map(({ one }) => one);
}

const pairsOf = (name: string): Set<string> =>
  new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2).toLowerCase()));

/** Of two that share as much, the one with less besides is the likelier. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return shared === 0 ? 0 : shared / Math.min(a.size, b.size) - Math.max(a.size, b.size) / 1000;
}
