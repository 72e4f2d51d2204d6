import { buildWeeklyTrend } from '../../../views/reports/weekly-trend';
import { defineReport } from '../define-report';
import { type AudienceDeps, listPersons } from '../list-audiences';
import type { ReportWriter } from '../report-writer';
import { collectWeeklyTrend } from './collect-weekly-trend';
import { WeeklyTrendContent } from './content';
import { listTrendScopes } from './trend-scopes';

/** R175: each manager's week, on its first business day. */
export const defineWeeklyTrend = (deps: AudienceDeps): ReportWriter =>
  defineReport({
    kind: 'weekly_trend',
    period: 'about',
    content: WeeklyTrendContent,
    listAudiences: async (now) => {
      const scopes = await listTrendScopes(deps.db);
      return listPersons(deps, (readers) => readers.filter(({ email }) => scopes.has(email)), now);
    },
    collect: (tx, due, now) => collectWeeklyTrend(tx, due, { now, calendarOf: deps.calendarOf }),
    build: ({ content }) => buildWeeklyTrend(content),
  });
