import { scoreAccounts, type Rebase, type ScoreAccountsInput } from './score-accounts';

export type BackfillInput = Omit<ScoreAccountsInput, 'now' | 'mode' | 'freshness'> & {
  from: string; // YYYY-MM-DD
  to: string; // the last day filled
  rebase: Rebase;
  onProgress?: (progress: { day: string; done: number; total: number }) => void;
};

const DAY_MS = 86_400_000;
const RUN_AT = 'T06:00:00.000Z'; // when the daily batch runs

/**
 * Fill the history day by day, each day seeing only what was known by 06:00 UTC of it. Tells nobody; only the
 * last day says how accounts stand now, and its bands are taken as told.
 * @returns Days filled; fewer than asked when another run held the lock.
 */
export async function backfillHistory(input: BackfillInput): Promise<{ days: number; skipped: number }> {
  const { from, to, rebase, onProgress, ...rest } = input;
  const total = Math.max(0, (Date.parse(to) - Date.parse(from)) / DAY_MS + 1);
  let days = 0;
  for (let done = 0; done < total; done += 1) {
    const day = new Date(Date.parse(from) + done * DAY_MS).toISOString().slice(0, 10);
    const now = new Date(`${day}${RUN_AT}`);
    const mode = done === total - 1 ? ({ kind: 'backfill', rebase } as const) : ({ kind: 'history' } as const);
    const run = await scoreAccounts({ ...rest, freshness: [], now, mode });
    if (run.kind === 'done') days += 1;
    onProgress?.({ day, done: done + 1, total });
  }
  return { days, skipped: total - days };
}
