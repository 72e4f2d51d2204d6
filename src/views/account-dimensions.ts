import type { AccountHealth } from '../domain/account-card';
import { capWords, signalWords, titleWords } from './signal-words';

const DRIVERS_SHOWN = 3;
const COSTLY_POINTS = 2; // less is no reason for anything

/** What stands behind the number: each dimension's score and weight, the signals that cost most points, the rule that holds it down. */
export function describeDimensions(health: AccountHealth): string[] {
  const parts = health.dimensions.slice(0, 10).map(({ dimension, score, weight }) => {
    const name = titleWords(dimension);
    return score === null ? `${name} no data` : `${name} *${Math.round(score)}* (weight ${Math.round(weight * 100)}%)`;
  });
  const held = health.cap === null ? [] : [`Held down: ${capWords(health.cap)}`];
  return [...(parts.length === 0 ? [] : [parts.join(' · ')]), ...listCosts(health), ...held];
}

/** A signal told under "What changed" is not told again. */
function listCosts({ dimensions, insights }: AccountHealth): string[] {
  const told = new Set(insights.rootCause?.signals.map(({ signal }) => signal));
  const costly = dimensions
    .flatMap(({ signals }) => signals)
    .filter(({ lost, signal }) => lost >= COSTLY_POINTS && !told.has(signal))
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, DRIVERS_SHOWN)
    .map(({ signal, lost }) => `${signalWords(signal)} −${Math.round(lost)}`);
  if (costly.length === 0) return [];
  return [`${told.size === 0 ? 'Cost most points' : 'Also cost points'}: ${costly.join(', ')}`];
}
