import type { PoolClient } from '../../db/client';
import {
  countGone,
  deleteGone,
  deleteStaleUsage,
  listAccountsOfKeys,
  listSeen,
  saveSeen,
  type SweepPart,
} from '../../db/queries/pull/sweeps';
import type { PullStream } from '../../ingest/pull/connector';
import { getFactIds } from './fact-ids';
import type { Taking } from './take-records';
import { refuseLargeSweep } from './trip-wires';

const DAY = 'replaced:'; // before a day, in the list of what the pass has shown: no fact of usage has such a key
const REFUSED = 'refused:'; // before a day and whose it is
const NAMELESS = '?'; // a record that could not be taken and has no id: it may be any of those not shown

/** Write down what a page has shown, where a finished pass shows all there is: also what could not be taken, since it is there. */
export async function noteSeen(client: PoolClient, of: SweepPart, stream: PullStream, taking: Taking): Promise<void> {
  for (const swept of stream.sweeps) {
    const facts = taking.facts.filter((fact) => fact.stream === swept);
    const shown =
      swept === 'accounts'
        ? await listAccountsOfKeys(
            client,
            of.source,
            facts.map(({ accountKey }) => accountKey),
          )
        : facts.map(({ factKey }) => factKey);
    const refused = taking.rejected.map(({ recordId }) =>
      recordId === null
        ? NAMELESS
        : getFactIds(swept, toIdCells(recordId), { source: of.source, ids: stream.ids }).factKey,
    );
    await saveSeen(client, { ...of, stream: swept }, [...shown, ...refused]);
  }
}

const toIdCells = (id: string) => ({
  contact_id: id,
  ticket_id: id,
  response_id: id,
  invoice_id: id,
  activity_id: id,
  subscription_id: id,
});

/** The pass has finished: what it did not show is gone, unless that would be strangely much or a record without an id could be any of it. */
export async function sweep(
  client: PoolClient,
  of: SweepPart,
  stream: PullStream,
  { passStartedAt, now }: { passStartedAt: Date; now: Date },
): Promise<void> {
  for (const swept of stream.sweeps) {
    const target = { ...of, stream: swept };
    if ((await listSeen(client, target, NAMELESS)).includes(NAMELESS)) continue;
    const count = await countGone(client, target, passStartedAt);
    refuseLargeSweep(of.source, of.part, count);
    if (count.gone > 0) await deleteGone(client, target, { passStartedAt, now });
  }
}

/** Note days that are brought anew. @returns those that the pass had not named before. */
export async function noteReplacedDays(client: PoolClient, of: SweepPart, days: readonly string[]): Promise<string[]> {
  const added = await saveSeen(
    client,
    { ...of, stream: 'usage_daily' },
    days.map((day) => DAY + day),
  );
  return added.map((key) => key.slice(DAY.length));
}

/** Write down whose days could not be taken: what was known of them is not old. */
export async function noteRefusedUsage(client: PoolClient, of: SweepPart, { rejected }: Taking): Promise<void> {
  const refused = rejected
    .filter((one) => one.stream === 'usage_daily')
    .map(({ usageOf }) => (usageOf === null ? NAMELESS : `${REFUSED}${usageOf.day} ${usageOf.accountKey}`));
  await saveSeen(client, { ...of, stream: 'usage_daily' }, refused);
}

/**
 * Days that the pass has brought anew: what it did not bring again of them is gone, but for what it could not take. One of which nobody can tell
 * whose it is may be any: then all stays until the next pass.
 */
export async function forgetReplaced(client: PoolClient, of: SweepPart, passStartedAt: Date): Promise<void> {
  const target = { ...of, stream: 'usage_daily' } as const;
  const days = (await listSeen(client, target, DAY)).map((key) => key.slice(DAY.length));
  if (days.length === 0 || (await listSeen(client, target, NAMELESS)).length > 0) return;
  await deleteStaleUsage(client, { ...of, days, refusedPrefix: REFUSED, passStartedAt });
}
