import type { Db } from '../../db/client';
import type { KnownSources, StreamFreshness } from '../../domain/stream';
import { listStops } from '../pull/list-stops';
import { sayStop } from './diagnose-sources';
import { type Finding, note } from './finding';

export type Senders = {
  known: KnownSources;
  pulled: ReadonlySet<string>; // of which diagnoseSources says what stands still
  freshness: readonly StreamFreshness[];
};

/** Sources that only send: those that never have, and those whose deliveries are refused, which from inside look the same. */
export async function diagnoseSenders(db: Db, { known, pulled, freshness }: Senders): Promise<Finding[]> {
  const own = new Set([...known.names].filter((name) => !pulled.has(name)));
  const silent = [...known.sent].filter((name) => !freshness.some(({ source }) => source === name));
  return [
    ...(await listStops(db, own)).map(sayStop),
    ...silent.map((name) => note('hooks', `${name}: no delivery was accepted yet; it is sent to /hooks/${name}`)),
  ];
}
