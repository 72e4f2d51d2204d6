import type { ConfigFile } from './config-file';
import type { Db } from './db/client';
import type { ReportWriter } from './services/reports/report-writer';

/** Every kind of report, in the order in which they are written. */
export function composeReportWriters(_db: Db, _file: ConfigFile): ReportWriter[] {
  return [];
}
