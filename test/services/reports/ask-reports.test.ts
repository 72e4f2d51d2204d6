import { z } from 'zod';
import { outbox, reports } from '../../../src/db/schema';
import { createCalendar } from '../../../src/services/calendar/create-calendar';
import { askReports, previewReports } from '../../../src/services/reports/ask-reports';
import { defineReport } from '../../../src/services/reports/define-report';
import { section } from '../../../src/views/message';
import { truncateAll, useDatabase } from '../../support/database';
import { MONDAY } from './report-world';

const database = useDatabase();
const calendar = createCalendar({ people: {} })({ email: null, timeZone: 'Europe/Berlin' });
const noted = { kind: 'spot_checks', audience: 'noted', period: '2026-03-02', createdAt: MONDAY, content: {} } as const;

/** A report that keeps something of its own while it is collected, as spot checks do. */
const writer = (period: 'about' | 'begins' = 'about') =>
  defineReport({
    kind: 'weekly_trend',
    period,
    content: z.object({ at: z.string() }),
    listAudiences: async () => [{ audience: '#x', calendar }],
    collect: async (tx, _due, now) => {
      await tx.insert(reports).values(noted);
      return { at: now.toISOString() };
    },
    build: ({ content, period: day }) => ({ text: content.at, blocks: [section(`${day} ${content.at}`)] }),
  });
const asked = (period?: string) => ({ kind: 'weekly_trend' as const, period, now: MONDAY });

beforeEach(() => truncateAll(database.pool));

describe('reports that are asked for', () => {
  it('are shown without leaving a trace, not even what collecting keeps for itself', async () => {
    const [shown] = await previewReports(database.db, [writer()], asked());
    expect(shown).toMatchObject({ result: 'dry', audience: '#x', period: '2026-03-02' });
    expect(shown?.lines).toEqual([`2026-03-02 ${MONDAY.toISOString()}`]);
    expect([await database.db.$count(reports), await database.db.$count(outbox)]).toEqual([0, 0]);
  });

  it('fail as they would when written', async () => {
    const broken = { ...writer(), collect: () => Promise.reject(new Error('no')) };
    await expect(previewReports(database.db, [broken], asked())).rejects.toThrow('no');
  });

  it('of a period that has passed are written, once', async () => {
    expect(await askReports(database.db, [writer()], asked('2026-02-02'))).toMatchObject([{ result: 'written' }]);
    expect(await askReports(database.db, [writer()], asked('2026-02-08'))).toMatchObject([{ result: 'had' }]);
  });

  it.each([
    ['about', '2026-03-09', 'The week from 2026-03-09 on has not ended yet.'],
    ['begins', '2026-03-16', 'The week from 2026-03-16 on has not begun yet.'],
  ] as const)('of what %s are refused from %s on', async (period, day, sentence) => {
    await expect(askReports(database.db, [writer(period)], asked(day))).rejects.toThrow(sentence);
  });

  it('of what has begun are written while it runs', async () => {
    expect(await askReports(database.db, [writer('begins')], asked('2026-03-09'))).toMatchObject([
      { result: 'written' },
    ]);
  });

  it('of another kind are left alone', async () => {
    expect(await askReports(database.db, [writer()], { ...asked(), kind: 'monthly_exec' })).toEqual([]);
  });
});
