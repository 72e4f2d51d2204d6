import type { Db } from '../../db/client';
import { listLastPeriods } from '../../db/queries/reports';
import type { Cadence, ReportKind } from '../../domain/report';
import type { ReportWriter } from './report-writer';

export type ReportState = { kind: ReportKind; cadence: Cadence; audiences: string[]; lastPeriod: string | null };

/** Every kind of report: who gets it, and of which period one was written last. */
export async function listReportStates(db: Db, writers: readonly ReportWriter[], now: Date): Promise<ReportState[]> {
  const last = await listLastPeriods(db);
  const states: ReportState[] = [];
  for (const { kind, cadence, listAudiences } of writers) {
    const audiences = (await listAudiences(now)).map(({ audience }) => audience);
    states.push({ kind, cadence, audiences, lastPeriod: last.get(kind) ?? null });
  }
  return states;
}
