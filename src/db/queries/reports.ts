import { and, eq, inArray, max } from 'drizzle-orm';
import type { ReportKind } from '../../domain/report';
import type { Db } from '../client';
import { reports } from '../schema';

export type ReportRow = typeof reports.$inferSelect;

/** `<audience> <period>` of every report of this kind that was written for these periods. */
export async function listWrittenReports(db: Db, kind: ReportKind, periods: readonly string[]): Promise<Set<string>> {
  if (periods.length === 0) return new Set();
  const rows = await db
    .select({ audience: reports.audience, period: reports.period })
    .from(reports)
    .where(and(eq(reports.kind, kind), inArray(reports.period, [...periods])));
  return new Set(rows.map(({ audience, period }) => `${audience} ${period}`));
}

/**
 * Takes one report for this transaction: null when it has been written already. Whoever comes second waits until the first has committed
 * or given up.
 */
export async function claimReport(
  db: Db,
  { now, ...key }: { kind: ReportKind; audience: string; period: string; now: Date },
): Promise<string | null> {
  const [row] = await db
    .insert(reports)
    .values({ ...key, createdAt: now, content: {} })
    .onConflictDoNothing()
    .returning({ reportId: reports.reportId });
  return row?.reportId ?? null;
}

export async function saveReportContent(db: Db, reportId: string, content: object): Promise<void> {
  await db
    .update(reports)
    .set({ content: { ...content } })
    .where(eq(reports.reportId, reportId));
}

export async function findReport(db: Db, reportId: string): Promise<ReportRow | null> {
  const [row] = await db.select().from(reports).where(eq(reports.reportId, reportId));
  return row ?? null;
}

/** What a report said, by whom it was for and when; null when there is none. */
export async function findReportContent(
  db: Db,
  { kind, audience, period }: { kind: ReportKind; audience: string; period: string },
): Promise<Record<string, unknown> | null> {
  const [row] = await db
    .select({ content: reports.content })
    .from(reports)
    .where(and(eq(reports.kind, kind), eq(reports.audience, audience), eq(reports.period, period)));
  return row?.content ?? null;
}

/** Of each kind the newest period of which a report was written. */
export async function listLastPeriods(db: Db): Promise<Map<ReportKind, string>> {
  const rows = await db
    .select({ kind: reports.kind, period: max(reports.period) })
    .from(reports)
    .groupBy(reports.kind);
  return new Map(rows.flatMap(({ kind, period }) => (period === null ? [] : [[kind, period]])));
}
