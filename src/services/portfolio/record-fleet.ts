import type { Db } from '../../db/client';
import { fillFleetDay, hasFleetDaysBefore, saveFleetDay } from '../../db/queries/fleet-days';
import { addDays, toDay } from '../../scoring/days';

const WEEKS_FILLED = 27;

/**
 * Keep how the whole fleet stands at the end of a run over everyone. Where nothing older is kept, such as after an upgrade, every seventh
 * day of the last half-year is filled from history first, so that the trend does not begin today.
 */
export async function recordFleet(db: Db, now: Date): Promise<void> {
  const today = toDay(now);
  if (!(await hasFleetDaysBefore(db, today)))
    for (let week = WEEKS_FILLED; week >= 1; week -= 1) await fillFleetDay(db, addDays(today, -7 * week));
  await saveFleetDay(db, today);
}

/** Keep how the whole fleet stood on the past day whose scores were just written. */
export async function recordPastFleet(db: Db, now: Date): Promise<void> {
  await fillFleetDay(db, toDay(now));
}
