import { judgeCompleteness, type CompletenessDay } from '../../alerts/monitors/completeness';
import type { Db } from '../../db/client';
import { listMonitorDays } from '../../db/queries/monitors';
import { countUnknownFacts } from '../../db/queries/required-facts';
import type { MonitorReading } from '../../domain/monitor';
import type { RequiredFact } from '../../domain/required-fact';

const DAY_MS = 86_400_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Of how many customers each required fact is known, beside the day before (R238). */
export async function measureCompleteness(
  db: Db,
  { required, now }: { required: readonly RequiredFact[]; now: Date },
): Promise<MonitorReading[]> {
  const counts = await countUnknownFacts(db, { required, today: dayOf(now) });
  return Promise.all(counts.map(async (one) => judgeCompleteness(one, await findDayBefore(db, one.fact, now))));
}

async function findDayBefore(db: Db, fact: RequiredFact, now: Date): Promise<CompletenessDay | null> {
  const day = dayOf(new Date(now.getTime() - DAY_MS));
  const [before] = await listMonitorDays(db, { monitor: 'required_facts', subject: fact, fromDay: day, toDay: day });
  if (before === undefined) return null;
  return { known: Number(before.detail['known']), accounts: Number(before.detail['accounts']) };
}
