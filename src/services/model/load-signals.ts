import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SignalDefinition } from '../../scoring/signal';

const FOLDER = join(__dirname, '../../scoring/signals');

/** Every signal there is, by name. A file in `src/scoring/signals/` is enough to add one: models name it, nothing lists it. */
export function loadSignals(): ReadonlyMap<string, SignalDefinition> {
  const files = readdirSync(FOLDER).filter((file) => /^[a-z0-9-]+\.(ts|js)$/.test(file));
  const signals = new Map<string, SignalDefinition>();
  for (const file of files.toSorted()) {
    const exported: unknown[] = Object.values(require(join(FOLDER, file)) as Record<string, unknown>);
    for (const one of exported.filter(isSignal)) signals.set(one.name, one);
  }
  return signals;
}

function isSignal(value: unknown): value is SignalDefinition {
  return typeof value === 'object' && value !== null && 'measure' in value && 'describe' in value && 'name' in value;
}
