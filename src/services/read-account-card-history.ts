const DAY_MS = 86_400_000;

/**
 * The last score of each week up to today, oldest first: week 0 is the seven days that end today. Null: no score that week.
 * Weeks before the first known score are left out, so that a young account does not look like one with gaps. Pure.
 * @param scores - one a day, oldest first. @param today - YYYY-MM-DD, UTC. @returns at most `weeks` values, or none.
 */
export function weeklyScores(
  scores: readonly { day: string; score: number | null }[],
  today: string,
  weeks: number,
): (number | null)[] {
  const last = Array.from({ length: weeks }, (): number | null => null);
  for (const { day, score } of scores) {
    const weeksAgo = Math.floor((Date.parse(today) - Date.parse(day)) / (7 * DAY_MS));
    if (score !== null && weeksAgo >= 0 && weeksAgo < weeks) last[weeks - 1 - weeksAgo] = score;
  }
  const first = last.findIndex((score) => score !== null);
  return first === -1 ? [] : last.slice(first);
}
