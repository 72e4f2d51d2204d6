import type { HistoryFeatures } from '../../domain/features';
import { addDays } from './calendar';

type Past = Pick<HistoryFeatures, 'score30DaysAgo' | 'score90DaysAgo' | 'score180DaysAgo'>;

/** The scores of the walk so far: what `health_history` holds in production. */
export type ScoreMemory = {
  /** Earlier scores of accounts, as seen from `day`. */
  at: (day: string) => (accountId: string) => Past;
  /** Days come in order. Whole scores, as history keeps them. */
  remember: (accountId: string, day: string, score: number | null) => void;
};

const TOLERANCE_DAYS = 7; // as the query on health_history has it: the nearest at or before, no more than a week older
const KEPT = 40; // looks per account: half a year of weeks and the cut-offs between them

export function createScoreMemory(): ScoreMemory {
  const scores = new Map<string, { day: string; score: number | null }[]>();
  return {
    at: (day) => {
      const [month, quarter, half] = [30, 90, 180].map((days) => toWindow(day, days));
      return (accountId) => {
        const own = scores.get(accountId) ?? [];
        const find = (window: Window | undefined) =>
          own.findLast((one) => window !== undefined && one.day >= window.first && one.day <= window.last)?.score ??
          null;
        return { score30DaysAgo: find(month), score90DaysAgo: find(quarter), score180DaysAgo: find(half) };
      };
    },
    remember: (accountId, day, score) => {
      const own = scores.get(accountId) ?? [];
      if (own.length === KEPT) own.shift();
      own.push({ day, score });
      scores.set(accountId, own);
    },
  };
}

type Window = { first: string; last: string };
const toWindow = (day: string, days: number): Window => ({
  first: addDays(day, -days - TOLERANCE_DAYS),
  last: addDays(day, -days),
});
