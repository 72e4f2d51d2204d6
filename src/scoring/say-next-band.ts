import type { KnownBand } from '../domain/band';
import type { AccountFeatures } from '../domain/features';
import { countOf } from './days';
import type { SignalDefinition } from './signal';

type Change = { definition: SignalDefinition; to: number };
const WORDS: Record<KnownBand, string> = { red: 'Red', yellow: 'Yellow', green: 'Green' };

/** "Green if logins are back at 60 a week", "Yellow if the P1 is solved and the overdue invoice is paid". Without full stop. */
export function sayNextBand(band: KnownBand, changes: readonly Change[], features: AccountFeatures, now: Date): string {
  const goals = changes.map(({ definition, to }) => definition.goal?.(to, features, now) ?? sayPlainly(definition, to));
  return `${WORDS[band]} if ${goals.join(' and ')}`;
}

/** A signal that does not say it itself: "seat use is at least 70%". */
function sayPlainly({ name, unit, goodDirection }: SignalDefinition, to: number): string {
  const bound = goodDirection === 'up' ? 'at least' : 'at most';
  return `${name.replaceAll('_', ' ')} is ${bound} ${inUnit(to, unit)}`;
}

function inUnit(value: number, unit: SignalDefinition['unit']): string {
  if (unit === 'rate') return `${Math.round(value * 100)}%`;
  if (unit === 'days' || unit === 'hours' || unit === 'minutes') return countOf(value, unit.slice(0, -1));
  return `${value}`;
}
