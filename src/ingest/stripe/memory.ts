import type { StripeObjectRecord } from './api';

const MAX_KEPT = 10_000;

/** What is asked for by its id, and is remembered once it is known. */
export type Memory = (id: string, signal: AbortSignal) => Promise<StripeObjectRecord | null>;

/** Remembers objects that never change. What is not there is asked for again; when too many are kept, it begins anew. */
export function createMemory(ask: Memory): Memory {
  const known = new Map<string, StripeObjectRecord>();
  return async (id, signal) => {
    const kept = known.get(id);
    if (kept !== undefined) return kept;
    const found = await ask(id, signal);
    if (known.size >= MAX_KEPT) known.clear();
    if (found !== null) known.set(id, found);
    return found;
  };
}
