import type { Db } from '../../db/client';
import { findReport } from '../../db/queries/reports';
import type { RenderedFile } from '../../domain/report';
import type { Message } from '../../views/message';
import type { ReportWriter } from './report-writer';

/** A report as it is said; null when it is no more, or its kind is not written here any more. */
export async function drawReport(db: Db, writers: readonly ReportWriter[], reportId: string): Promise<Message | null> {
  const report = await findReport(db, reportId);
  return report === null ? null : (findWriter(writers, report.kind)?.build(report) ?? null);
}

/** The files that stand under it. */
export async function drawReportFiles(
  db: Db,
  writers: readonly ReportWriter[],
  reportId: string,
): Promise<RenderedFile[] | null> {
  const report = await findReport(db, reportId);
  if (report === null) return null;
  return (await findWriter(writers, report.kind)?.drawFiles?.(report.content)) ?? null;
}

const findWriter = (writers: readonly ReportWriter[], kind: string) => writers.find((writer) => writer.kind === kind);
