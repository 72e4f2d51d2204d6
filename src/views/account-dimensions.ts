import type { AccountHealth } from '../domain/account-card';
import type { SignalScore } from '../domain/score';
import { signalWords } from './signal-words';

const DRIVERS_SHOWN = 3;

/** Each dimension's score and weight, then the signals that cost most points of the whole. */
export function describeDimensions({ dimensions, cap }: AccountHealth): string {
  const parts = dimensions.slice(0, 10).map(({ dimension, score, weight }) => {
    const value = score === null ? 'no data' : `*${Math.round(score)}*`;
    return `${signalWords(dimension)} ${value} (weight ${Math.round(weight * 100)}%)`;
  });
  const drivers = listDrivers(dimensions.flatMap(({ signals }) => signals));
  const held = cap === null ? '' : `\nHeld down by a hard rule: ${signalWords(cap.rule)} (${signalWords(cap.signal)})`;
  return `${parts.join(' · ')}${drivers}${held}`;
}

function listDrivers(signals: readonly SignalScore[]): string {
  const costly = signals
    .filter(({ lost }) => lost >= 1)
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, DRIVERS_SHOWN)
    .map(({ signal, lost }) => `${signalWords(signal)} −${Math.round(lost)}`);
  return costly.length === 0 ? '' : `\nCost most points: ${costly.join(', ')}`;
}
