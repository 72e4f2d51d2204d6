import { outcomes, reports } from '../../../src/db/schema';
import type { Db } from '../../../src/db/client';
import type { MonthlyReview } from '../../../src/domain/monthly-review';
import { MonthlyReviewContent } from '../../../src/services/reports/monthly-review/content';
import { defineMonthlyReview } from '../../../src/services/reports/monthly-review/define-monthly-review';
import { serveReports } from '../../../src/services/reports/serve-reports';
import { at, audienceDeps, RIA, seedAccounts, seedScore } from './report-world';

export const REVIEW_DAY = at('2026-03-02T06:00'); // the first business day of March, 7:00 in Berlin: the review is of February

type Outcome = 'churned' | 'renewed' | 'expanded' | 'contracted';

/** Reviews of February, written and read back. */
export function createReviewWorld(readDb: () => Db) {
  const writerOf = (channel?: string) => defineMonthlyReview(audienceDeps(readDb()), { channel, rates: {} });
  const serve = (now = REVIEW_DAY, channel?: string) =>
    serveReports({ db: readDb(), writers: [writerOf(channel)], log: { warn: () => undefined } }, now);
  const seedOutcome = (accountId: string, outcome: Outcome, effectiveOn: string) =>
    readDb()
      .insert(outcomes)
      .values({ accountId, outcome, effectiveOn, key: `${effectiveOn} ${outcome}`, source: 't' });
  return {
    writerOf,
    serve,
    seedOutcome,
    /** What RevOps reads. */
    async review(): Promise<MonthlyReview> {
      expect(await serve()).toMatchObject({ written: 1, failed: 0 });
      const [row] = await readDb().select().from(reports);
      expect(row).toMatchObject({ audience: RIA, period: '2026-02-01' });
      return MonthlyReviewContent.parse(row?.content);
    },
    /** An account that ends on a day, with its score 30 days before (null: none then). */
    async seedEnd(accountId: string, outcome: Outcome, on: string, score: number | null, arr = 100): Promise<void> {
      await seedAccounts(readDb(), [{ accountId, arr }]);
      await seedOutcome(accountId, outcome, on);
      const day = new Date(Date.parse(on) - 30 * 86_400_000).toISOString().slice(0, 10);
      if (score !== null) await seedScore(readDb(), accountId, day, score);
    },
  };
}
