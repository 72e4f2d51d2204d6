import type { Db } from '../db/client';
import { countCrmWrites } from '../db/queries/crm-states';
import {
  countAccountsByBand,
  countAlertsByStatus,
  countOutboxByStatus,
  countWithheld,
  listLatestReadings,
} from '../db/queries/operations';

/** What an operator watches, as counts by label. A label that has no rows is absent, not zero. */
export type Operations = {
  outbox: { status: string; rows: number }[];
  alerts: { status: string; rows: number }[];
  accounts: { band: string; rows: number }[];
  readings: { monitor: string; subject: string; value: number | null; isBreached: boolean }[];
  withheld: number;
  crm: { target: string; status: string; rows: number }[];
};

export async function readOperations(db: Db): Promise<Operations> {
  const [outbox, alerts, accounts, readings, withheld, crm] = await Promise.all([
    countOutboxByStatus(db),
    countAlertsByStatus(db),
    countAccountsByBand(db),
    listLatestReadings(db),
    countWithheld(db),
    countCrmWrites(db),
  ]);
  return { outbox, alerts, accounts, readings, withheld, crm };
}
