import { decideReport } from '../../alerts/decide-report';
import type { DueReport, ReportWriter } from './report-writer';

/** Everyone who is to have a report of this kind by now, whether or not they had it. */
export async function listDue(
  { cadence, period, listAudiences }: Pick<ReportWriter, 'cadence' | 'period' | 'listAudiences'>,
  now: Date,
): Promise<DueReport[]> {
  return (await listAudiences(now)).flatMap(({ audience, calendar }) => {
    const due = decideReport(cadence, calendar, now);
    return due === null ? [] : [{ audience, period: due[period] }];
  });
}
