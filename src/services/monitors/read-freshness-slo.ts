import type { Db } from '../../db/client';
import { listFreshnessSlo } from '../../db/queries/freshness-slo';
import type { FreshnessSlo } from '../../domain/monitor';
import { toDay } from './measure-monitors';

const DAY_MS = 86_400_000;
const PERIOD_DAYS = 30;

/** How often each stream of each source was within its limit when looked at in the last 30 days (R31). */
export async function readFreshnessSlo(db: Db, now: Date): Promise<FreshnessSlo[]> {
  return listFreshnessSlo(db, {
    fromDay: toDay(new Date(now.getTime() - (PERIOD_DAYS - 1) * DAY_MS)),
    toDay: toDay(now),
  });
}
