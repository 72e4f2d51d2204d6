import type { AccountFeatures, HistoryFeatures } from '../../domain/features';
import { addDays } from '../../scoring/days';

type Past = Pick<HistoryFeatures, 'score30DaysAgo' | 'score60DaysAgo' | 'score90DaysAgo' | 'score180DaysAgo'>;
const AGO = { score30DaysAgo: 30, score60DaysAgo: 60, score90DaysAgo: 90, score180DaysAgo: 180 } as const;
const TOLERANCE_DAYS = 7; // as the query on health_history has it: the nearest at or before, no more than a week older
const KEPT = 200;

/** The scores of a replay so far, beside those that the database remembers: a model put to use last week has no past there. */
export type ScoreHistory = {
  /** Fills in, where the replay itself has scored the account at that time. */
  recall: (features: AccountFeatures, day: string) => AccountFeatures;
  /** Days come in order. */
  remember: (accountId: string, day: string, score: number | null) => void;
};

export function createScoreHistory(): ScoreHistory {
  const scores = new Map<string, { day: string; score: number | null }[]>();
  return {
    recall: (features, day) => {
      const own = scores.get(features.accountId) ?? [];
      const past: Partial<Past> = {};
      for (const [name, days] of Object.entries(AGO) as [keyof Past, number][]) {
        const [first, last] = [addDays(day, -days - TOLERANCE_DAYS), addDays(day, -days)];
        const found = own.findLast((one) => one.day >= first && one.day <= last);
        if (found !== undefined) past[name] = found.score;
      }
      return Object.assign(features, past); // not a copy: a row has more fields than can be copied fast
    },
    remember: (accountId, day, score) => {
      const own = scores.get(accountId) ?? [];
      if (own.length === KEPT) own.shift();
      own.push({ day, score });
      scores.set(accountId, own);
    },
  };
}
