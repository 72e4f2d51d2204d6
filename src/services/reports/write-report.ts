import type { Db } from '../../db/client';
import { enqueueDirect, enqueueFiles } from '../../db/queries/outbox';
import { claimReport, saveReportContent } from '../../db/queries/reports';
import type { DueReport, ReportWriter } from './report-writer';

/** `had`: it was written before, or another process is quicker. */
export type WriteResult = 'written' | 'quiet' | 'had';

/**
 * One report in one transaction: the row that makes it the only one, whatever its kind notes for itself, what it says, its message and
 * its files. The row comes first: of two processes the second waits for it, and then has nothing more to do.
 */
export async function writeReport(db: Db, writer: ReportWriter, due: DueReport, now: Date): Promise<WriteResult> {
  return db.transaction(async (tx) => {
    const reportId = await claimReport(tx, { kind: writer.kind, ...due, now });
    if (reportId === null) return 'had';
    const content = await writer.collect(tx, due, now);
    if (content === null) return 'quiet';
    await saveReportContent(tx, reportId, content);
    const key = `report:${reportId}`;
    await enqueueDirect(tx, { toEmail: due.audience, note: { kind: 'report', reportId }, dedupeKey: key, now });
    if (writer.drawFiles !== undefined)
      await enqueueFiles(tx, { under: key, note: { kind: 'report', reportId }, dedupeKey: key, now });
    return 'written';
  });
}
