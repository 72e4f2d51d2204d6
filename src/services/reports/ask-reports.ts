import { startOf } from '../../alerts/decide-report';
import type { Db } from '../../db/client';
import type { ReportKind } from '../../domain/report';
import { AppError } from '../../errors';
import { plainLines } from '../../views/plain-lines';
import type { DueReport, ReportWriter } from './report-writer';
import { listMissing } from './serve-reports';
import { writeReport, type WriteResult } from './write-report';

/** `kind` undefined: every kind. `period` undefined: what is due and was not written; else a day of the one that is wanted, for everyone who gets it. */
export type AskedReports = { kind: ReportKind | undefined; period: string | undefined; now: Date };
export type AskedResult = DueReport & { kind: ReportKind; result: WriteResult | 'dry'; lines: string[] | null };

/** Writes reports on demand, also of a period that has passed: once each all the same. */
export async function askReports(
  db: Db,
  writers: readonly ReportWriter[],
  asked: AskedReports,
): Promise<AskedResult[]> {
  const results: AskedResult[] = [];
  for (const { writer, due } of await listAsked(db, writers, asked))
    results.push({ kind: writer.kind, ...due, result: await writeReport(db, writer, due, asked.now), lines: null });
  return results;
}

/** What they would say, leaving everything as it is. */
export async function previewReports(
  db: Db,
  writers: readonly ReportWriter[],
  asked: AskedReports,
): Promise<AskedResult[]> {
  const results: AskedResult[] = [];
  for (const { writer, due } of await listAsked(db, writers, asked))
    results.push({ kind: writer.kind, ...due, result: 'dry', lines: await preview(db, writer, due, asked.now) });
  return results;
}

async function listAsked(db: Db, writers: readonly ReportWriter[], { kind, period, now }: AskedReports) {
  const found: { writer: ReportWriter; due: DueReport }[] = [];
  for (const writer of writers.filter((one) => kind === undefined || one.kind === kind)) {
    const due =
      period === undefined
        ? await listMissing(db, writer, now)
        : await listAll(writer, startOf(writer.cadence, period), now);
    found.push(...due.map((one) => ({ writer, due: one })));
  }
  return found;
}

/** @throws AppError for a period that has not ended, or for a report of what begins, not begun. */
async function listAll(writer: ReportWriter, period: string, now: Date): Promise<DueReport[]> {
  const running = startOf(writer.cadence, now.toISOString().slice(0, 10));
  if (period > running || (period === running && writer.period === 'about'))
    throw new AppError(
      'usage',
      `The ${writer.cadence} from ${period} on has not ${writer.period === 'about' ? 'ended' : 'begun'} yet.`,
    );
  return (await writer.listAudiences(now)).map(({ audience }) => ({ audience, period }));
}

const NO_REPORT = '00000000-0000-0000-0000-000000000000';

/** Collecting may keep things of its own: all of it is taken back. */
async function preview(db: Db, writer: ReportWriter, due: DueReport, now: Date): Promise<string[] | null> {
  const seen: { lines: string[] | null } = { lines: null };
  const takeBack = new Error('only a preview');
  await db
    .transaction(async (tx) => {
      const content = await writer.collect(tx, due, now);
      if (content !== null)
        seen.lines = plainLines(writer.build({ reportId: NO_REPORT, ...due, content: toKept(content) }));
      throw takeBack;
    })
    .catch((error: unknown) => {
      if (error !== takeBack) throw error;
    });
  return seen.lines;
}

/** As the database would give it back. */
const toKept = (content: object): object => JSON.parse(JSON.stringify(content)) as object;
