import type { Database } from '../db/client';
import { listActivitySample } from '../db/queries/activity-sample';
import { listPastScores } from '../db/queries/past-scores';
import { replaceSharedDrops } from '../db/queries/shared-causes';
import { addDays, toDay } from '../scoring/days';
import type { Fleet } from '../scoring/fleet';
import { measureFleetWeek } from '../scoring/fleet-week';
import { createForecaster } from '../scoring/forecast';
import { listPastForecasts, STEPS_READ } from '../scoring/past-forecasts';
import { CAUSE_WINDOW_DAYS, findSharedCause, findSharedDrops } from '../scoring/shared-cause';

type FleetInput = Pick<Database, 'db' | 'pool'> & { now: Date; modelVersion: string };

/**
 * What a run must know of all accounts before it judges one, from samples: two statements, however large the fleet is. Remembers the days on
 * which activity fell for most at once, so that whoever asks later hears why changes are held back.
 */
export async function readFleet({ db, pool, now, modelVersion }: FleetInput): Promise<Fleet> {
  const today = toDay(now);
  const [activity, scores] = await Promise.all([
    listActivitySample(pool, now),
    listPastScores(pool, { now, modelVersion, steps: STEPS_READ }),
  ]);
  const drops = findSharedDrops(activity, today);
  await replaceSharedDrops(db, { drops, from: addDays(today, -CAUSE_WINDOW_DAYS), before: today, now });
  return {
    forecast: createForecaster(listPastForecasts(scores, today)),
    weekFactor: measureFleetWeek(activity),
    sharedCause: findSharedCause(drops, today),
  };
}
