import type { HistoryFeatures } from '../../domain/features';
import { addDays } from './calendar';

type Past = Pick<HistoryFeatures, 'score30DaysAgo' | 'score90DaysAgo' | 'score180DaysAgo'>;

/** The scores of the walk so far: what `health_history` holds in production. */
export type ScoreMemory = {
  recall: (accountId: string, day: string) => Past;
  remember: (accountId: string, day: string, score: number | null) => void;
};

const SLACK_DAYS = 7; // as the query on health_history has it: the nearest at or before, no more than a week older
const KEPT_DAYS = 190;

/** Days come in order. Whole scores, as history keeps them. */
export function createScoreMemory(): ScoreMemory {
  const scores = new Map<string, { day: string; score: number | null }[]>();
  return {
    recall: (accountId, day) => {
      const own = scores.get(accountId) ?? [];
      const ago = (days: number) => {
        const [first, last] = [addDays(day, -days - SLACK_DAYS), addDays(day, -days)];
        return own.findLast((one) => one.day >= first && one.day <= last)?.score ?? null;
      };
      return { score30DaysAgo: ago(30), score90DaysAgo: ago(90), score180DaysAgo: ago(180) };
    },
    remember: (accountId, day, score) => {
      const own = scores.get(accountId) ?? [];
      if (own[0] !== undefined && own[0].day < addDays(day, -KEPT_DAYS)) own.shift();
      own.push({ day, score });
      scores.set(accountId, own);
    },
  };
}
