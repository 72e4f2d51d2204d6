import type { Pool } from '../../db/client';
import { listChangedAccounts, openChangedAccounts } from '../../db/queries/facts/changed-accounts';
import { withConnection } from '../../db/queries/ingest-lock';
import type { HookDelivery } from '../../db/queries/hook-deliveries';
import type { SyncCounts } from '../../db/queries/sync-runs';
import { AppError } from '../../errors';
import { DAY_STREAMS, type HookPart, parseHookBody } from '../../ingest/hook/body';
import { createHookReaders } from '../../ingest/hook/reader';
import { importStream } from '../ingest/import-stream';

/** `changed`: accounts of which a fact is new; `named`: every account that the delivery speaks of, known or not. */
export type Landed = { changed: string[]; named: string[] };

/**
 * Bring the rows of one delivery in, as an import does: bad rows and rows of unknown accounts go to quarantine, the others land. Doing so again
 * changes nothing, and rows that the source sent before others never overwrite them, whenever their turn comes.
 */
export async function landDelivery(pool: Pool, delivery: HookDelivery): Promise<Landed> {
  const { source, receivedAt, body } = delivery;
  const parsed = parseHookBody(body);
  if ('problem' in parsed) throw new AppError('hook_unreadable', parsed.problem);
  const changed: string[] = [];
  await withConnection(pool, async (connection) => {
    await openChangedAccounts(connection.client);
    for (const { reader, part } of createHookReaders(source, parsed.parts, receivedAt)) {
      const asOf = part.asOf !== null && part.asOf < receivedAt ? part.asOf : receivedAt;
      const toReach = (counts: SyncCounts) => reachOf(part, counts, receivedAt);
      const report = await importStream(connection, {
        source,
        reader,
        now: receivedAt,
        asOf,
        overwrites: 'older',
        toReach,
      });
      if (report.error !== null) throw new AppError('hook_not_landed', report.error);
    }
    for await (const ids of listChangedAccounts(connection.client)) changed.push(...ids);
  });
  return { changed, named: listNamed(parsed.parts) };
}

/**
 * What one event says about its stream as a whole: that it is connected since the day it first came, and works. How far a stream that reports by
 * day is known, one account's row does not say: only `complete_to` does.
 */
function reachOf({ stream, completeTo }: HookPart, { firstFactOn, lastFactOn }: SyncCounts, receivedAt: Date) {
  const today = receivedAt.toISOString().slice(0, 10);
  if (DAY_STREAMS.has(stream)) {
    if (completeTo === null) return null;
    const last = earlier(completeTo, today);
    return { firstFactOn: earlier(firstFactOn ?? last, last), lastFactOn: last };
  }
  if (lastFactOn === null) return { firstFactOn: null, lastFactOn: null };
  return { firstFactOn: today, lastFactOn: earlier(lastFactOn, today) };
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

function listNamed(parts: readonly HookPart[]): string[] {
  const named = new Set<string>();
  for (const { rows } of parts)
    for (const { account_id: id } of rows)
      if (typeof id === 'string' || typeof id === 'number') named.add(String(id).trim());
  return [...named].filter((id) => id !== '' && !id.includes('\0'));
}
