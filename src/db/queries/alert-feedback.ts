import { sql } from 'drizzle-orm';
import type { FeedbackReason } from '../../domain/judgement';
import type { Db } from '../client';
import { alertFeedback } from '../schema';

export type NewFeedback = {
  alertId: string;
  byEmail: string;
  reason: FeedbackReason;
  note: string | null;
  givenAt: Date;
};

/** Why an alert was no use to one person (R84): one word per person and alert, and the last one counts. */
export async function saveFeedback(db: Db, feedback: NewFeedback): Promise<void> {
  const { reason, note, givenAt } = feedback;
  await db
    .insert(alertFeedback)
    .values(feedback)
    .onConflictDoUpdate({
      target: [alertFeedback.alertId, alertFeedback.byEmail],
      set: { reason, note, givenAt },
      setWhere: sql`${alertFeedback.givenAt} <= ${givenAt.toISOString()}`, // an earlier form that came late says nothing new
    });
}
