import { and, asc, desc, eq, gte, isNull, lte, sql } from 'drizzle-orm';
import type { MonitorReading, WatchedId } from '../../domain/monitor';
import type { Db } from '../client';
import { monitorAlarms, monitorDays } from '../schema';

export type MonitorAlarm = typeof monitorAlarms.$inferSelect;
export type MonitorDay = typeof monitorDays.$inferSelect;

/** Today's readings; a second look on the same day takes the place of the first. */
export async function saveMonitorDays(db: Db, day: string, readings: readonly MonitorReading[]): Promise<void> {
  if (readings.length === 0) return;
  const rows = readings.map(({ monitor, subject, value, isBreached, detail }) => ({
    monitor,
    day,
    subject,
    value,
    isBreached,
    detail: { ...detail },
  }));
  await db
    .insert(monitorDays)
    .values(rows)
    .onConflictDoUpdate({
      target: [monitorDays.monitor, monitorDays.day, monitorDays.subject],
      set: {
        value: sql`excluded.value`,
        isBreached: sql`excluded.is_breached`,
        detail: sql`excluded.detail`,
      },
    });
}

/** One monitor's days about one subject, oldest first. */
export function listMonitorDays(
  db: Db,
  args: { monitor: WatchedId; subject: string; fromDay: string; toDay: string },
): Promise<MonitorDay[]> {
  const { monitor, subject, fromDay, toDay } = args;
  return db
    .select()
    .from(monitorDays)
    .where(
      and(
        eq(monitorDays.monitor, monitor),
        eq(monitorDays.subject, subject),
        gte(monitorDays.day, fromDay),
        lte(monitorDays.day, toDay),
      ),
    )
    .orderBy(asc(monitorDays.day));
}

/** The newest reading about a subject, or null before the first. */
export async function findMonitorDay(
  db: Db,
  args: { monitor: WatchedId; subject: string; toDay: string },
): Promise<MonitorDay | null> {
  const [row] = await db
    .select()
    .from(monitorDays)
    .where(
      and(
        eq(monitorDays.monitor, args.monitor),
        eq(monitorDays.subject, args.subject),
        lte(monitorDays.day, args.toDay),
      ),
    )
    .orderBy(desc(monitorDays.day))
    .limit(1);
  return row ?? null;
}

/** The first day anything was measured. */
export async function findFirstMonitorDay(db: Db): Promise<string | null> {
  const [row] = await db.select({ day: monitorDays.day }).from(monitorDays).orderBy(asc(monitorDays.day)).limit(1);
  return row?.day ?? null;
}

/** An episode begins. Null when it is already known: the partial unique index is the guard, whichever replica comes first. */
export async function raiseAlarm(
  db: Db,
  args: { reading: MonitorReading; since: string; now: Date },
): Promise<number | null> {
  const { reading, since, now } = args;
  const { monitor, subject, value, threshold } = reading;
  const [row] = await db
    .insert(monitorAlarms)
    .values({ monitor, subject, since, raisedAt: now, value, threshold })
    .onConflictDoNothing()
    .returning({ id: monitorAlarms.id });
  return row?.id ?? null;
}

/** The episode is over. */
export async function clearAlarm(db: Db, args: { monitor: WatchedId; subject: string; now: Date }): Promise<boolean> {
  const rows = await db
    .update(monitorAlarms)
    .set({ clearedAt: args.now })
    .where(
      and(
        eq(monitorAlarms.monitor, args.monitor),
        eq(monitorAlarms.subject, args.subject),
        isNull(monitorAlarms.clearedAt),
      ),
    )
    .returning({ id: monitorAlarms.id });
  return rows.length > 0;
}

export async function findAlarm(db: Db, id: number): Promise<MonitorAlarm | null> {
  const [row] = await db.select().from(monitorAlarms).where(eq(monitorAlarms.id, id));
  return row ?? null;
}

/** Episodes in force. */
export function listAlarms(db: Db): Promise<MonitorAlarm[]> {
  return db
    .select()
    .from(monitorAlarms)
    .where(isNull(monitorAlarms.clearedAt))
    .orderBy(asc(monitorAlarms.monitor), asc(monitorAlarms.subject));
}
