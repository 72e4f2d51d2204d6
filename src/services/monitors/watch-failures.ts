import type { Db } from '../../db/client';
import { clearAlarm, listAlarms, raiseAlarm, saveMonitorDays } from '../../db/queries/monitors';
import { listManagersOf, listRevOps } from '../../db/queries/monitor-audience';
import { enqueueDirect } from '../../db/queries/outbox';
import type { MonitorReading } from '../../domain/monitor';
import { measureMonitors, toDay, type MeasureInput } from './measure-monitors';

export type WatchSummary = { measured: number; breached: number; raised: number; cleared: number };

/**
 * Look at the four failure modes, keep the day, and tell an episode once when it begins (R27–R33): the company's to RevOps, a person's to
 * them and their manager in the same words; and whether what must be known of customers went away (R238), to RevOps. One transaction: a stop in between leaves nothing half told.
 */
export async function watchFailures(db: Db, input: MeasureInput): Promise<WatchSummary> {
  const readings = await measureMonitors(db, input);
  return db.transaction(async (tx) => {
    await saveMonitorDays(tx, toDay(input.now), readings);
    const open = await listAlarms(tx);
    const summary: WatchSummary = { measured: readings.length, breached: 0, raised: 0, cleared: 0 };
    for (const reading of readings.filter(isAlarming)) {
      if (reading.isBreached) {
        summary.breached += 1;
        if (await tell(tx, reading, input.now)) summary.raised += 1;
      } else if (open.some((one) => one.monitor === reading.monitor && one.subject === reading.subject)) {
        if (await clearAlarm(tx, { ...reading, now: input.now })) summary.cleared += 1;
      }
    }
    return summary;
  });
}

/** One stream over its limit withholds what rests on it and stands on every surface; it is not a failure of the whole. */
const isAlarming = ({ monitor, subject }: MonitorReading): boolean => monitor !== 'data_lag' || subject === '';

async function tell(tx: Db, reading: MonitorReading, now: Date): Promise<boolean> {
  const alarmId = await raiseAlarm(tx, { reading, since: toDay(now), now });
  if (alarmId === null) return false;
  const { monitor, subject } = reading;
  const isOfCompany = subject === '' || monitor === 'required_facts';
  const audience = isOfCompany ? await listRevOps(tx) : [subject, ...(await listManagersOf(tx, subject))];
  for (const toEmail of new Set(audience)) {
    const note = { kind: 'monitor' as const, alarmId };
    await enqueueDirect(tx, { toEmail, note, dedupeKey: `monitor:${alarmId}:${toEmail}`, now });
  }
  return true;
}
