import type { Measure } from './measure-signal';
import type { Measurement, SignalDefinition } from './signal';

/** Measures each signal once: score, reason, counterfactual and expansion all ask for the same. */
export function memoiseMeasure(measure: Measure): Measure {
  const measured = new Map<SignalDefinition, Measurement>();
  return (definition) => {
    const before = measured.get(definition);
    if (before !== undefined) return before;
    const now = measure(definition);
    measured.set(definition, now);
    return now;
  };
}
