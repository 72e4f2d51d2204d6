import { and, count, eq, inArray, isNull, lt, ne, notInArray, sql } from 'drizzle-orm';
import type { Db } from '../../src/db/client';
import { alertEvents, alerts, outbox } from '../../src/db/schema';
import type { Workspace } from '../../workspace/server/start-workspace';
import type { Figures } from './figures';

const DAY_MS = 86_400_000;
/** Where a row of the outbox may end: said, said to be unsendable, or kept for a digest or an incident. */
const ENDED = ['sent', 'settled', 'deferred', 'grouped', 'dry_run'] as const;
const NEW_MESSAGES = ['alert.post', 'alert.thread', 'direct'] as const;
const LISTED_WITHIN_DAYS = 10; // a digest row waits for Monday at most
const IN_NO_DIGEST = sql`${alerts.route} in ('digest', 'deferred') and ${alerts.listedAt} is null
  and not exists (select from ${alertEvents} e where e.alert_id = ${alerts.alertId} and e.kind = 'listed')`; // a raised one is forgotten by its row
const IS_DAILY = sql`${alerts.route} = 'deferred' or ${alerts.tier} in ('critical', 'high')`;

/**
 * Doubled: messages in the workspace that no sent row of the outbox accounts for. Lost: rows that never came to an end, alerts for a channel
 * that never got there, and grave or deferred alerts that were in no digest ten days later. Waiting: lesser ones that were in none by then, for
 * a Monday lists only the few worth most, and counts the rest.
 */
export async function measureDelivery(db: Db, workspace: Workspace, now: Date): Promise<Figures['delivery']> {
  const messages = workspace.messages().filter(({ via }) => via === 'chat.postMessage').length;
  const sent = await countOf(
    db
      .select({ rows: count() })
      .from(outbox)
      .where(and(eq(outbox.status, 'sent'), inArray(outbox.kind, [...NEW_MESSAGES]))),
  );
  const lostKinds = {
    unsent: await countOf(
      db
        .select({ rows: count() })
        .from(outbox)
        .where(notInArray(outbox.status, [...ENDED])),
    ),
    unposted: await countAlerts(db, sql`${alerts.route} = 'channel' and ${alerts.messageTs} is null`, now),
    unlisted: await countAlerts(db, sql`${IN_NO_DIGEST} and (${IS_DAILY})`, now),
  };
  const waiting = await countAlerts(db, sql`${IN_NO_DIGEST} and not (${IS_DAILY})`, now);
  const lost = Object.values(lostKinds).reduce((sum, each) => sum + each, 0);
  return { messages, duplicates: Math.max(0, messages - sent), lost, lostKinds, waiting };
}

async function countAlerts(db: Db, isUntold: ReturnType<typeof sql>, now: Date): Promise<number> {
  const old = new Date(now.getTime() - LISTED_WITHIN_DAYS * DAY_MS);
  const isLost = and(isUntold, lt(alerts.openedAt, old), ne(alerts.status, 'resolved'), isNull(alerts.incidentId));
  return countOf(db.select({ rows: count() }).from(alerts).where(isLost));
}

async function countOf(query: Promise<{ rows: number }[]>): Promise<number> {
  const [row] = await query;
  return row?.rows ?? 0;
}
