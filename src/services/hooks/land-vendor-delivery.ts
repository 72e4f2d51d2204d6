import type { Db, Pool } from '../../db/client';
import { withConnection } from '../../db/queries/ingest-lock';
import { listResolvedCustomers } from '../../db/queries/source-accounts';
import type { HookDelivery } from '../../db/queries/hook-deliveries';
import { AppError, SourceError } from '../../errors';
import type { PullConnector } from '../../ingest/pull/connector';
import type { HookRecords } from '../../ingest/pull/vendor-hook';
import { cleanText } from '../pull/clean-text';
import { landRecords } from '../pull/land-records';
import type { Landed } from './land-delivery';

/** One delivery may not hold up the others for longer: it is tried again later. */
const READ_LIMIT_MS = 20_000;

export type VendorDelivery = { connector: PullConnector; delivery: HookDelivery; now: Date };

/**
 * Read what a vendor's delivery is about, mostly by asking the vendor, and bring it in as a page of a pull. Doing so again changes nothing, and what
 * the vendor changed later stays, whichever comes last. Customers that are not matched yet wait with their facts: no later attempt is needed.
 * @throws SourceError when the vendor cannot be asked now.
 */
export async function landVendorDelivery(pool: Pool, { connector, delivery, now }: VendorDelivery): Promise<Landed> {
  const { source, hook } = connector;
  if (hook === undefined) throw new AppError('hook_unreadable', `${source}: takes no webhooks any more`);
  const late = new SourceError(source, 'transient', `its vendor took longer than ${READ_LIMIT_MS / 1000} s to ask`);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(late), READ_LIMIT_MS);
  const records = await hook.read(delivery.body, { now, signal: controller.signal }).finally(() => clearTimeout(timer));
  return withConnection(pool, async (connection) => {
    const { changed } = await landRecords(connection, { connector, records, now: delivery.receivedAt });
    return { changed, named: await listNamed(connection.db, connector, records) };
  });
}

async function listNamed(db: Db, connector: PullConnector, records: readonly HookRecords[]): Promise<string[]> {
  const keys = listCustomers(connector, records).map(cleanText);
  const customers = await listResolvedCustomers(db, { source: connector.source, keys });
  return [...new Set(customers.flatMap(({ accountId, isIgnored }) => (isIgnored ? [] : (accountId ?? []))))];
}

/** Keys of everybody that the records speak of. */
function listCustomers({ streams }: PullConnector, records: readonly HookRecords[]): string[] {
  const keys = records.flatMap(({ stream: name, records: some }) => {
    const stream = streams.find((one) => one.name === name);
    return some.flatMap((record) => {
      const taken = stream?.take(record);
      if (taken === undefined || 'refused' in taken) return [];
      return taken.mapped.flatMap((mapped) => (mapped.kind === 'merged' ? mapped.into : (mapped.account?.key ?? [])));
    });
  });
  return [...new Set(keys)];
}
