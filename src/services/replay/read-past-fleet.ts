import type { Pool } from '../../db/client';
import { listActivitySample } from '../../db/queries/activity-sample';
import { listPastScores } from '../../db/queries/past-scores';
import { toDay } from '../../scoring/days';
import type { Fleet } from '../../scoring/fleet';
import { measureFleetWeek } from '../../scoring/fleet-week';
import { createForecaster } from '../../scoring/forecast';
import { listPastForecasts, STEPS_READ } from '../../scoring/past-forecasts';
import { findSharedCause, findSharedDrops } from '../../scoring/shared-cause';

/** What was known of all accounts at an instant that is past, as `readFleet` has it; nothing is remembered of it. */
export async function readPastFleet(pool: Pool, args: { now: Date; modelVersion: string }): Promise<Fleet> {
  const today = toDay(args.now);
  const [activity, scores] = await Promise.all([
    listActivitySample(pool, args.now),
    listPastScores(pool, { ...args, steps: STEPS_READ }),
  ]);
  return {
    forecast: createForecaster(listPastForecasts(scores, today)),
    weekFactor: measureFleetWeek(activity),
    sharedCause: findSharedCause(findSharedDrops(activity, today), today),
  };
}
