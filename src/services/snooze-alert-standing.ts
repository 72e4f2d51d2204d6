import { renewalDays } from '../alerts/renewal-days';
import type { Standing } from '../alerts/snooze';
import type { Db } from '../db/client';
import { listStandings } from '../db/queries/alert-standing';

const NOTHING_KNOWN: Standing = { score: null, band: null, renewalDays: null, tier: null };

/** How each account stands at `now`, as the wake rule compares it. */
export async function readStandings(
  db: Db,
  accountIds: readonly string[],
  now: Date,
): Promise<(accountId: string) => Standing> {
  const rows = await listStandings(db, accountIds);
  return (accountId) => {
    const row = rows.get(accountId);
    if (row === undefined) return NOTHING_KNOWN;
    const { score, band, tier, renewalOn } = row;
    return { score, band, tier, renewalDays: renewalDays(renewalOn, now) };
  };
}

export async function findStanding(db: Db, accountId: string, now: Date): Promise<Standing> {
  return (await readStandings(db, [accountId], now))(accountId);
}
