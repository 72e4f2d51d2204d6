const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/**
 * Scores as a line of bars, one per value, oldest first: bar = floor(score ÷ 100 × 8), at most the eighth. A gap is a dot.
 * Empty when fewer than two scores are known: one point shows no direction.
 */
export function sparkline(scores: readonly (number | null)[]): string {
  if (scores.filter((score) => score !== null).length < 2) return '';
  return scores.map((score) => (score === null ? '·' : barOf(score))).join('');
}

function barOf(score: number): string {
  const step = Math.min(Math.max(Math.floor((score / 100) * BARS.length), 0), BARS.length - 1);
  return BARS[step] ?? BARS[0];
}
