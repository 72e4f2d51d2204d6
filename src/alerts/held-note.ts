/**
 * What a told change says about having been held back (R13): "held 4 h, flipped 3 times"; null for a change told at once.
 * @param flips - changes of the band since the last quiet period, the told one included.
 */
export function heldNote(reason: 'first_change' | 'stood', flips: number, quietHours: number): string | null {
  if (reason === 'first_change') return null;
  return `held ${quietHours} h, flipped ${flips === 1 ? 'once' : `${flips} times`}`;
}
