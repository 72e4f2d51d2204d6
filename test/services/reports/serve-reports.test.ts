import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { outbox, reports } from '../../../src/db/schema';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import { defineReport } from '../../../src/services/reports/define-report';
import { drawReport, drawReportFiles } from '../../../src/services/reports/draw-report';
import { listDue } from '../../../src/services/reports/list-due';
import type { ReportWriter } from '../../../src/services/reports/report-writer';
import { serveReports } from '../../../src/services/reports/serve-reports';
import { section } from '../../../src/views/message';
import { truncateAll, useDatabase } from '../../support/database';
import { at, MONDAY } from './report-world';

const database = useDatabase();
const calendar = createCalendar({ people: {} })({ email: null, timeZone: 'Europe/Berlin' });
const Content = z.object({ words: z.string() });
type Changes = Partial<Parameters<typeof defineReport<z.infer<typeof Content>>>[0]> & { audiences?: string[] };

/** A weekly report that says whose it is. */
const writer = ({ audiences = ['a@example.test'], ...changes }: Changes = {}): ReportWriter =>
  defineReport({
    kind: 'weekly_trend',
    period: 'about',
    content: Content,
    listAudiences: async () => audiences.map((audience) => ({ audience, calendar })),
    collect: async (_tx, { audience }) => ({ words: `for ${audience}` }),
    build: ({ content }) => ({ text: content.words, blocks: [section(content.words)] }),
    ...changes,
  });

const warnings: object[] = [];
const log = { warn: (fields: object) => void warnings.push(fields) };
const serve = (writers: readonly ReportWriter[], now = MONDAY) => serveReports({ db: database.db, writers, log }, now);
const listRows = () => database.db.select().from(reports).orderBy(asc(reports.audience), asc(reports.period));
const listOutbox = () => database.db.select().from(outbox).orderBy(asc(outbox.id));

beforeEach(async () => {
  await truncateAll(database.pool);
  warnings.length = 0;
});

describe('reports on a calendar', () => {
  it('are written once per reader, kind and period, whatever restarts', async () => {
    const due = writer({ audiences: ['a@example.test', '#exec'] });
    expect(await serve([due])).toEqual({ written: 2, quiet: 0, had: 0, failed: 0 });
    for (const later of [MONDAY, at('2026-03-10T09:00'), at('2026-03-13T12:00')])
      expect(await serve([due], later)).toMatchObject({ written: 0, failed: 0 });
    expect(await listRows()).toMatchObject([
      { audience: '#exec', period: '2026-03-02', content: { words: 'for #exec' }, createdAt: MONDAY },
      { audience: 'a@example.test', period: '2026-03-02' },
    ]);
    expect(await listOutbox()).toMatchObject([{ toEmail: 'a@example.test' }, { toEmail: '#exec' }]);
    expect(await serve([due], at('2026-03-16T06:00'))).toMatchObject({ written: 2 }); // the week after
  });

  it('are collected and written once by replicas that begin in the same moment', async () => {
    let collected = 0;
    const slow = writer({
      collect: async (tx) => {
        collected += 1;
        await tx.execute('select pg_sleep(0.2)');
        return { words: 'once' };
      },
    });
    const both = await Promise.all([serve([slow]), serve([slow]), serve([slow])]);
    expect(both.reduce((sum, { written }) => sum + written, 0)).toBe(1);
    expect(collected).toBe(1);
    expect(await listOutbox()).toHaveLength(1);
  });

  it('are tried again where collecting failed, and what they had noted is taken back', async () => {
    const broken = writer({
      collect: async (tx) => {
        await tx
          .insert(reports)
          .values({ kind: 'spot_checks', audience: 'noted', period: '2026-03-02', createdAt: MONDAY, content: {} });
        throw new Error('no');
      },
    });
    expect(await serve([broken])).toEqual({ written: 0, quiet: 0, had: 0, failed: 1 });
    expect(await listRows()).toEqual([]);
    expect(await serve([writer()])).toMatchObject({ written: 1 });
    expect(warnings).toMatchObject([{ kind: 'weekly_trend', audience: 'a@example.test', period: '2026-03-02' }]);
  });

  it('of one reader or kind that fails do not stop the others', async () => {
    const half = writer({
      audiences: ['bad@example.test', 'good@example.test'],
      collect: async (_tx, { audience }) => {
        if (audience.startsWith('bad')) throw new Error('no');
        return { words: 'yes' };
      },
    });
    const lost = writer({ kind: 'monthly_review', listAudiences: () => Promise.reject(new Error('Slack is away')) });
    expect(await serve([lost, half])).toEqual({ written: 1, quiet: 0, had: 0, failed: 2 });
    expect(await listRows()).toMatchObject([{ audience: 'good@example.test' }]);
  });

  it('that have nothing to say are remembered as done, without a message', async () => {
    const quiet = writer({ collect: async () => null });
    expect(await serve([quiet])).toMatchObject({ quiet: 1 });
    expect(await serve([quiet])).toMatchObject({ quiet: 0, written: 0 });
    expect(await listOutbox()).toEqual([]);
  });

  it('of a kind nobody gets are not written', async () => {
    expect(await serve([writer({ audiences: [] })])).toEqual({ written: 0, quiet: 0, had: 0, failed: 0 });
  });

  it('speak of the period that ended, or of the one that begins where that is their matter', async () => {
    const due = await Promise.all([listDue(writer(), MONDAY), listDue(writer({ period: 'begins' }), MONDAY)]);
    expect(due.flat().map(({ period }) => period)).toEqual(['2026-03-02', '2026-03-09']);
  });

  it('have their files in the thread of their message', async () => {
    const bytes = new Uint8Array([1]);
    const file = { name: 'a.png', title: 'A', altText: 'a dot', bytes };
    const drawn = writer({ drawFiles: async ({ words }) => [{ ...file, title: words }] });
    await serve([drawn]);
    const [message, files] = await listOutbox();
    expect(files).toMatchObject({ kind: 'files', parentKey: message?.dedupeKey });
    const [row] = await listRows();
    const reportId = row?.reportId ?? '';
    expect(await drawReportFiles(database.db, [drawn], reportId)).toEqual([{ ...file, title: 'for a@example.test' }]);
    expect((await drawReport(database.db, [drawn], reportId))?.text).toBe('for a@example.test');
  });

  it('kept by another version in another shape are refused by name, not said half', async () => {
    await serve([writer()]);
    const [row] = await listRows();
    const reportId = row?.reportId ?? '';
    await database.db
      .update(reports)
      .set({ content: { old: true } })
      .where(eq(reports.reportId, reportId));
    await expect(drawReport(database.db, [writer()], reportId)).rejects.toThrow(
      'A weekly_trend report was kept in a shape',
    );
    expect(await drawReport(database.db, [], reportId)).toBeNull(); // its kind is not written here any more
  });
});
