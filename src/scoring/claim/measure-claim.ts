import type { AccountFeatures } from '../../domain/features';
import type { Remeasured } from '../../domain/prediction';
import { createMeasure } from '../measure-signal';
import type { SignalDefinition } from '../signal';
import { isLevel, LEVELS } from './levels';

type Signals = ReadonlyMap<string, SignalDefinition>;

/**
 * What a claim was about, measured again at `now`: an amount, else the signal of that name, whether the model still uses it or not.
 * @returns value null where it has no data, or nothing of that name exists any more. Never throws.
 */
export function measureClaim(measure: string, features: AccountFeatures, signals: Signals, now: Date): Remeasured {
  if (isLevel(measure)) return { value: LEVELS[measure].read(features), stream: LEVELS[measure].stream };
  const definition = signals.get(measure);
  if (definition === undefined) return { value: null, stream: null };
  const measured = createMeasure(features, NOT_NEW, now)(definition);
  return { value: measured.kind === 'known' ? measured.value : null, stream: definition.stream };
}

const NOT_NEW = 0; // an account that was judged red has shown something
