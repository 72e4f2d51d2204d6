import { sql } from 'drizzle-orm';
import type { Db } from '../client';

/**
 * True for the first who asks about this event_id. Slack repeats an event for at most a few hours; ids older than a day are
 * forgotten in the same statement, so the table stays as small as one day's events.
 */
export async function claimSlackEvent(db: Db, args: { eventId: string; now: Date }): Promise<boolean> {
  const { rowCount } = await db.execute(sql`
    with forgotten as (delete from slack_events where received_at < ${args.now}::timestamptz - interval '1 day')
    insert into slack_events (event_id, received_at) values (${args.eventId}, ${args.now}) on conflict do nothing`);
  return rowCount === 1;
}
