import type { Db } from '../db/client';
import { claimSlackEvent } from '../db/queries/slack-events';

/** True once per event: Slack delivers one again when it got no answer in time, to any replica. */
export async function claimEvent(db: Db, event: { eventId: string; now: Date }): Promise<boolean> {
  return claimSlackEvent(db, event);
}
