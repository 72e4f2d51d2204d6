import type { ConfigFile } from './config-file';
import { createCalendar } from './services/calendar/create-calendar';
import type { ReachDeps } from './services/find-reachable';
import type { AudienceDeps } from './services/reports/list-audiences';
import type { ReportWriter } from './services/reports/report-writer';
import { defineWeeklyTrend } from './services/reports/weekly-trend/define-weekly-trend';

/** What the kinds of report work with. */
export type ReportParts = AudienceDeps & { file: ConfigFile };

/** Every kind of report, in the order in which they are written. */
export function composeReportWriters(reach: ReachDeps, file: ConfigFile): ReportWriter[] {
  const parts: ReportParts = { ...reach, file, calendarOf: createCalendar(file.calendar), timeZone: file.time_zone };
  return [defineWeeklyTrend(parts)];
}
