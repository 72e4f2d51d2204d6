import type { Pool } from '../../db/client';
import { withConnection } from '../../db/queries/ingest-lock';
import { listResolvedCustomers } from '../../db/queries/source-accounts';
import type { HookDelivery } from '../../db/queries/hook-deliveries';
import type { Clock } from '../../domain/clock';
import { AppError, SourceError } from '../../errors';
import type { PullConnector } from '../../ingest/pull/connector';
import { landRecords, type ReadDelivery } from '../pull/land-records';
import type { Landed } from './land-delivery';

/** One delivery may not hold up the others for longer: it is tried again later. */
const READ_LIMIT_MS = 20_000;

/** How deliveries of one vendor land. */
export type VendorLanding = {
  /**
   * What a delivery is about, mostly by asking the vendor.
   * @throws SourceError when the vendor cannot be asked now.
   */
  read: (delivery: HookDelivery) => Promise<ReadDelivery>;
  /**
   * Brings several in as one page of a pull: all of them or none. Doing so again changes nothing, and what the vendor changed later stays, whichever
   * comes last. Customers that are not matched yet wait with their facts: no later attempt is needed.
   */
  land: (read: readonly ReadDelivery[]) => Promise<Landed>;
};

export function createVendorLanding(pool: Pool, connector: PullConnector, clock: Clock): VendorLanding {
  const { source } = connector;
  return {
    read: async (delivery) => ({
      records: await readRecords(connector, delivery.body, clock.now()),
      receivedAt: delivery.receivedAt,
    }),
    land: (deliveries) =>
      withConnection(pool, async (connection) => {
        const { changed, keys } = await landRecords(connection, { connector, deliveries });
        const customers = await listResolvedCustomers(connection.db, { source, keys });
        return {
          changed,
          named: customers.flatMap(({ accountId, isIgnored }) => (isIgnored ? [] : (accountId ?? []))),
        };
      }),
  };
}

async function readRecords({ source, hook }: PullConnector, body: string, now: Date) {
  if (hook === undefined) throw new AppError('hook_unreadable', `${source}: takes no webhooks any more`);
  const late = new SourceError(source, 'transient', `its vendor took longer than ${READ_LIMIT_MS / 1000} s to ask`);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(late), READ_LIMIT_MS);
  return hook.read(body, { now, signal: controller.signal }).finally(() => clearTimeout(timer));
}
