import { count, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../src/db/client';
import { accounts, alerts, outbox, quarantine } from '../../src/db/schema';
import type { Demo } from './open-demo';

type Db = Database['db'];

/** What happened, in numbers that can be checked: messages are counted where they arrived, alerts where they were decided. */
export async function summarise(demo: Demo, { days, playedMs }: { days: number; playedMs: number }): Promise<string[]> {
  const { db } = demo.data.database;
  const messages = demo.workspace.messages().filter(({ via }) => via === 'chat.postMessage');
  const parents = messages.filter(({ threadTs }) => threadTs === null);
  const direct = parents.filter(({ channelId }) => channelId.startsWith('D'));
  const [accountCount, alertCount, toldCount, waiting, quarantined, resolved, asked, deferred] = await Promise.all([
    countOf(db.select({ rows: count() }).from(accounts)),
    countOf(db.select({ rows: count() }).from(alerts)),
    countOf(db.select({ rows: count() }).from(alerts).where(isNotNull(alerts.messageTs))),
    countOf(
      db
        .select({ rows: count() })
        .from(outbox)
        .where(sql`${outbox.status} not in ('sent', 'settled', 'deferred', 'dry_run')`),
    ),
    countOf(db.select({ rows: count() }).from(quarantine)),
    countRecovered(db),
    countOf(
      db
        .select({ rows: count() })
        .from(outbox)
        .where(sql`${outbox.kind} in ('alert.post', 'direct') and ${outbox.status} = 'sent'`),
    ),
    countOf(db.select({ rows: count() }).from(alerts).where(eq(alerts.route, 'deferred'))),
  ]);
  return [
    `days          ${days}`,
    `accounts      ${accountCount}`,
    `alerts        ${alertCount} opened, ${toldCount} told in a channel, ${resolved} recovered, ${deferred} deferred to a digest`,
    `messages      ${parents.length - direct.length} in channels, ${messages.length - parents.length} in threads, ${direct.length} direct`,
    `doubles       ${parents.length - asked}`,
    `undelivered   ${waiting}`,
    `withheld      ${demo.withheld.size} accounts waited for fresh data`,
    `quarantined   ${quarantined} rows`,
    `seconds       ${(playedMs / 1000).toFixed(1)} for these days, ${process.uptime().toFixed(1)} in all`,
    `peak memory   ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  ];
}

async function countOf(query: Promise<{ rows: number }[]>): Promise<number> {
  const [row] = await query;
  return row?.rows ?? 0;
}

async function countRecovered(db: Db): Promise<number> {
  return countOf(db.select({ rows: count() }).from(alerts).where(isNotNull(alerts.recoveredAt)));
}
