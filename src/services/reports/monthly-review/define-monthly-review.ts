import { buildReviewCsv } from '../../../views/judgement/review-csv';
import { buildMonthlyReview } from '../../../views/judgement/monthly-review';
import { defineReport } from '../define-report';
import { type AudienceDeps, listChannel, listPersons } from '../list-audiences';
import type { ReportWriter } from '../report-writer';
import { collectMonthlyReview } from './collect-monthly-review';
import { MonthlyReviewContent } from './content';

type Settings = { channel: string | undefined; rates: Readonly<Record<string, number>> };

/** [004], R83–R86: how right Barometer was last month, to RevOps's channel, or to everyone in RevOps where there is none. */
export const defineMonthlyReview = (deps: AudienceDeps, { channel, rates }: Settings): ReportWriter =>
  defineReport({
    kind: 'monthly_review',
    period: 'about',
    content: MonthlyReviewContent,
    listAudiences: async (now) =>
      channel === undefined
        ? listPersons(deps, (readers) => readers.filter(({ role }) => role === 'revops'), now)
        : listChannel(deps, channel),
    collect: (tx, { period }, now) => collectMonthlyReview(tx, period, { ...deps, rates, now }),
    build: ({ content }) => buildMonthlyReview(content),
    drawFiles: async (content) => (content.cases.length === 0 ? [] : [buildReviewCsv(content)]),
  });
