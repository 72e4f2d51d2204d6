import type { Db } from '../../db/client';
import { findAlarm, findMonitorDay } from '../../db/queries/monitors';
import { findPersonByEmail } from '../../db/queries/people';
import { buildGamingNote, buildMonitorNote } from '../../views/monitor-note';
import type { SlackMessage } from '../slack/gateway';

/** An episode that has ended by the time it could be told is not told. */
export async function aboutMonitor(
  db: Db,
  alarmId: number,
  { command, now }: { command: string; now: Date },
): Promise<SlackMessage | null> {
  const alarm = await findAlarm(db, alarmId);
  if (alarm === null || alarm.clearedAt !== null) return null;
  if (alarm.subject === '') return buildMonitorNote(alarm, command);
  const toDay = now.toISOString().slice(0, 10);
  const [day, entry] = await Promise.all([
    findMonitorDay(db, { monitor: alarm.monitor, subject: alarm.subject, toDay }),
    findPersonByEmail(db, alarm.subject),
  ]);
  if (day === null) return null;
  const detail = Object.fromEntries(Object.entries(day.detail).map(([key, value]) => [key, Number(value)]));
  return buildGamingNote({ email: alarm.subject, name: entry?.person.name ?? alarm.subject, detail });
}
