import type { Logger } from 'pino';
import type { Db } from '../../db/client';
import { listWrittenReports } from '../../db/queries/reports';
import { listDue } from './list-due';
import type { DueReport, ReportWriter } from './report-writer';
import { writeReport } from './write-report';

export type ReportDeps = { db: Db; writers: readonly ReportWriter[]; log: Pick<Logger, 'warn'> };
/** `quiet`: due, and nothing to say. `had`: another process was quicker. */
export type ReportSummary = { written: number; quiet: number; had: number; failed: number };

/**
 * Reports for everyone who is to have one by now and has not had it. What fails, one reader's or a whole kind, is logged and counted,
 * and tried again by the next run; it never stops another's.
 */
export async function serveReports({ db, writers, log }: ReportDeps, now: Date): Promise<ReportSummary> {
  const summary: ReportSummary = { written: 0, quiet: 0, had: 0, failed: 0 };
  const fail = (err: unknown, what: object) => {
    summary.failed += 1;
    log.warn({ err, ...what }, 'report not written');
  };
  for (const writer of writers) {
    const { kind } = writer;
    const missing = await listMissing(db, writer, now).catch((err: unknown) => {
      fail(err, { kind });
      return [];
    });
    for (const due of missing)
      await writeReport(db, writer, due, now).then(
        (result) => void (summary[result] += 1),
        (err: unknown) => fail(err, { kind, ...due }),
      );
  }
  return summary;
}

/** Those who have not had it. */
export async function listMissing(db: Db, writer: ReportWriter, now: Date): Promise<DueReport[]> {
  const due = await listDue(writer, now);
  const written = await listWrittenReports(db, writer.kind, [...new Set(due.map(({ period }) => period))]);
  return due.filter(({ audience, period }) => !written.has(`${audience} ${period}`));
}
