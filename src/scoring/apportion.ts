/**
 * Whole numbers that add up to `total`, each as near to its amount as that allows: all are cut, and what is left over goes to those of
 * which most was cut, the first of those cut alike.
 * @param amounts - Any numbers that add up to about `total`; the same unit. @param total - Whole.
 * @returns One whole number per amount; none for none. Never throws.
 */
export function apportion(amounts: readonly number[], total: number): number[] {
  const floors = amounts.map(Math.floor);
  const left = total - floors.reduce((sum, one) => sum + one, 0);
  const order = amounts
    .map((one, index) => ({ index, remainder: one - Math.floor(one) }))
    .toSorted((a, b) => b.remainder - a.remainder);
  const places = new Map(order.map(({ index }, place) => [index, place]));
  return floors.map((one, index) => one + shareOf(left, places.get(index) ?? 0, amounts.length));
}

/** How much of what is left over goes to the one at this place; below zero where the amounts came to more than the total. */
function shareOf(left: number, place: number, of: number): number {
  const each = Math.floor(left / of);
  return each + (place < left - each * of ? 1 : 0);
}
