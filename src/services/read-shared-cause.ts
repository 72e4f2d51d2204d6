import type { Db } from '../db/client';
import { listSharedDrops } from '../db/queries/shared-causes';
import type { SharedCause } from '../domain/insight';
import { addDays, toDay } from '../scoring/days';
import { CAUSE_WINDOW_DAYS, findSharedCause } from '../scoring/shared-cause';

/** What holds back changes of colour that rest on usage at `now`, as the last run saw it; null: nothing does. */
export async function readSharedCause(db: Db, now: Date): Promise<SharedCause | null> {
  const today = toDay(now);
  const drops = await listSharedDrops(db, { from: addDays(today, -CAUSE_WINDOW_DAYS), before: today });
  return findSharedCause(drops, today);
}
