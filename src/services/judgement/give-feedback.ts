import type { Db } from '../../db/client';
import { saveFeedback } from '../../db/queries/alert-feedback';
import type { FeedbackReason } from '../../domain/judgement';
import { findAllowed, type Press } from '../find-allowed';
import type { FindViewer } from '../find-viewer';

export type Feedback = { reason: FeedbackReason; note: string | null };
/** Whoever may answer an alert may say that it was no use. @throws NotFoundError, ForbiddenError */
export type GiveFeedback = { giveFeedback: (press: Press & Feedback) => Promise<void> };

/** "Not useful because…" (R84): kept beside the alert, whose thread, state and tier stay as they are. */
export function createGiveFeedback(deps: { db: Db; findViewer: FindViewer }): GiveFeedback {
  return {
    giveFeedback: async ({ reason, note, ...press }) => {
      const { by } = await findAllowed(deps, press);
      const { alertId, now } = press;
      await saveFeedback(deps.db, { alertId, byEmail: by.email, reason, note, givenAt: now });
    },
  };
}
