import type { Db } from '../client';
import { activities } from '../schema';

export type LoggedActivity = {
  accountId: string;
  activityId: string;
  happenedAt: Date;
  kind: ActivityKind;
  byEmail: string;
  note: string | null;
};
export type ActivityKind = NonNullable<(typeof activities.$inferInsert)['kind']>;

/** An activity that was logged here rather than reported by a source: it counts as a touch like any other. */
export async function insertLoggedActivity(db: Db, activity: LoggedActivity): Promise<void> {
  await db
    .insert(activities)
    .values({ ...activity, source: 'barometer', updatedAt: activity.happenedAt })
    .onConflictDoNothing();
}
