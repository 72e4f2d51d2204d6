import type { HubspotProperty } from './answers';

type Read = (object: string, signal: AbortSignal) => Promise<HubspotProperty[]>;

/** The properties of an object, kept since they are many and seldom change; `anew`: as they are now. */
export function createPropertyReader(read: Read) {
  const kept = new Map<string, Promise<HubspotProperty[]>>();
  return async (object: string, signal: AbortSignal, which: 'kept' | 'anew' = 'kept'): Promise<HubspotProperty[]> => {
    const known = which === 'kept' ? kept.get(object) : undefined;
    if (known !== undefined) return await known;
    const asked = read(object, signal);
    kept.set(object, asked);
    asked.catch(() => kept.delete(object)); // asked again, not failed for ever
    return await asked;
  };
}
