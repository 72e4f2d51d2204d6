import type { Db } from '../db/client';
import { countAccountsByBand, countAlertsByStatus, countOutboxByStatus } from '../db/queries/operations';

/** What an operator watches, as counts by label. A label that has no rows is absent, not zero. */
export type Operations = {
  outbox: { status: string; rows: number }[];
  alerts: { status: string; rows: number }[];
  accounts: { band: string; rows: number }[];
};

export async function readOperations(db: Db): Promise<Operations> {
  const [outbox, alerts, accounts] = await Promise.all([
    countOutboxByStatus(db),
    countAlertsByStatus(db),
    countAccountsByBand(db),
  ]);
  return { outbox, alerts, accounts };
}
