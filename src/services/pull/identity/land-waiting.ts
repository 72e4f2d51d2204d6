import type { Connection } from '../../../db/queries/ingest-lock';
import { forgetCursors } from '../../../db/queries/pull/source-cursors';
import { rollUpEngagementDays } from '../../../db/queries/engagement-days';
import { EVENT_COLUMNS, type EventColumn, rollUpUsageDays } from '../../../db/queries/usage-days';
import { findSaidBySource, listEventDays } from '../../../db/queries/usage-events';
import { LEFT_OUT, type LandingFact, takeWaitingFacts } from '../../../db/queries/waiting-facts';
import type { Stream } from '../../../domain/stream';
import { mergePulledFacts } from '../merge-pulled-facts';
import { toExactFrom } from '../roll-up/fold-events';

const AT_ONCE = 5_000;

/** What landed of customers that are recognised now. `isReadAgain`: more had come than was kept, so that the source is read from the beginning. */
export type Landed = { facts: Map<Stream, number>; usageDays: number; isReadAgain: boolean };

/**
 * Bring in what waited of a source for customers that are recognised by now, and count the product events of `keys`, which were nobody's before. In the
 * transaction that is open on the connection, with an open list of changed accounts.
 */
export async function landWaiting(
  connection: Connection,
  { source, keys, now }: { source: string; keys: readonly string[]; now: Date },
): Promise<Landed> {
  const landed: Landed = { facts: new Map(), usageDays: 0, isReadAgain: false };
  for (;;) {
    const facts = await takeWaitingFacts(connection.db, { source, limit: AT_ONCE });
    if (facts.length === 0) break;
    await landFacts(connection, { source, facts, now }, landed);
  }
  if (landed.isReadAgain) await forgetCursors(connection.db, source);
  landed.usageDays = await countEvents(connection, { source, keys, now });
  return landed;
}

async function landFacts(
  connection: Connection,
  { source, facts, now }: { source: string; facts: readonly LandingFact[]; now: Date },
  landed: Landed,
): Promise<void> {
  const real = facts.filter(({ factKey }) => factKey !== LEFT_OUT.factKey);
  if (real.length < facts.length) landed.isReadAgain = true;
  const isOwn = ({ factKey }: LandingFact): boolean => factKey.startsWith(`${source}:`);
  const own = real.filter(isOwn);
  const contract = real.filter((fact) => !isOwn(fact));
  await mergePulledFacts(connection, { source, facts: own, ids: 'own', now });
  await mergePulledFacts(connection, { source, facts: contract, ids: 'contract', now });
  for (const { stream } of real) landed.facts.set(stream, (landed.facts.get(stream) ?? 0) + 1);
}

async function countEvents(
  { db }: Connection,
  { source, keys, now }: { source: string; keys: readonly string[]; now: Date },
): Promise<number> {
  const touched = keys.length === 0 ? [] : await listEventDays(db, { source, keys });
  if (touched.length === 0) return 0;
  const said = await findSaidBySource(db, source);
  const isSaid: Record<EventColumn, boolean> = {
    active_users: said.users,
    logins: said.logins,
    events: true,
    features_used: said.features,
  };
  const columns = EVENT_COLUMNS.filter((column) => isSaid[column]);
  const rollUp = { source, touched, exactFrom: toExactFrom(now), now };
  await rollUpUsageDays(db, { ...rollUp, columns });
  if (said.engagement.length > 0) await rollUpEngagementDays(db, { ...rollUp, columns: said.engagement });
  return touched.length;
}
