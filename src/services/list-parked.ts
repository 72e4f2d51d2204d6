import type { Db } from '../db/client';
import { listNamelessAlerts } from '../db/queries/alerts';
import { listParkedRows } from '../db/queries/outbox-settle';

export type Parked = {
  /** `unknown`: it may be in Slack; look, then settle. `failed`: it is not; mend the reason, and it goes by itself within the hour. */
  rows: Awaited<ReturnType<typeof listParkedRows>>;
  /** Alerts nobody could be named on: not sent to anyone. */
  nameless: Awaited<ReturnType<typeof listNamelessAlerts>>;
};

/** Everything about alerts that waits for an operator. */
export async function listParked(db: Db): Promise<Parked> {
  return { rows: await listParkedRows(db), nameless: await listNamelessAlerts(db) };
}
