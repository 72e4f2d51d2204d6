/**
 * What of someone's waiting alerts is shown first. The gravest lead; where none of those opened today, the last place goes to the
 * gravest that did: a fresh Red never hides behind older alerts (R1, R158).
 * @param ranked - the gravest first, each once. @param limit - at least 1.
 * @returns at most `limit` of them, in the order given. Never throws.
 */
export function chooseWaiting<One extends { isToday: boolean }>(ranked: readonly One[], limit: number): One[] {
  const shown = ranked.slice(0, limit);
  if (shown.some(({ isToday }) => isToday)) return shown;
  const fresh = ranked.find(({ isToday }) => isToday);
  return fresh === undefined ? shown : [...shown.slice(0, limit - 1), fresh];
}
