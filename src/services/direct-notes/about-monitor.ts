import type { Db } from '../../db/client';
import { findAlarm, findMonitorDay } from '../../db/queries/monitors';
import { findPersonByEmail } from '../../db/queries/people';
import { REQUIRED_FACTS } from '../../domain/required-fact';
import { buildFactsGoneNote } from '../../views/facts/facts-gone-note';
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
  const { monitor } = alarm;
  const toDay = now.toISOString().slice(0, 10);
  if (monitor === 'required_facts') return aboutFact(db, alarm.subject, { command, toDay });
  if (alarm.subject === '') return buildMonitorNote({ ...alarm, monitor }, command);
  const [day, entry] = await Promise.all([
    findMonitorDay(db, { monitor: alarm.monitor, subject: alarm.subject, toDay }),
    findPersonByEmail(db, alarm.subject),
  ]);
  if (day === null) return null;
  const detail = Object.fromEntries(Object.entries(day.detail).map(([key, value]) => [key, Number(value)]));
  return buildGamingNote({ email: alarm.subject, name: entry?.person.name ?? alarm.subject, detail });
}

/** Its counts as last measured. */
async function aboutFact(
  db: Db,
  subject: string,
  { command, toDay }: { command: string; toDay: string },
): Promise<SlackMessage | null> {
  const fact = REQUIRED_FACTS.find((one) => one === subject);
  const day = await findMonitorDay(db, { monitor: 'required_facts', subject, toDay });
  if (fact === undefined || day === null) return null;
  const { accounts, unknown, unknownBefore } = day.detail;
  const counts = { fact, accounts: Number(accounts), unknown: Number(unknown) };
  return buildFactsGoneNote({ ...counts, unknownBefore: Number(unknownBefore) }, command);
}
