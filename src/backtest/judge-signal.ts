import type { Interval } from './bootstrap';
import type { HorizonReport } from './report';

/** Under this many that churned, or stayed, drawing them again says little about others: the interval is itself a guess. Our own choice. */
export const LEAST_CHURNED_ACCOUNTS = 10;

type Evidence = { auc: number | null; aucInterval: Interval | null; churnedAccounts: number; stayedAccounts: number };
type Judgement = Pick<HorizonReport, 'verdict' | 'verdict_reason'>;

/**
 * Does the score rank those that leave above those that stay? `signal` only when the lower end of the 95% interval of the AUC, accounts
 * resampled, lies above 0.5 and at least 10 accounts churned and 10 stayed. Everything else is `no signal`, with the reason in numbers.
 */
export function judgeSignal({ auc, aucInterval, churnedAccounts, stayedAccounts }: Evidence): Judgement {
  const fewest = Math.min(churnedAccounts, stayedAccounts);
  if (fewest < LEAST_CHURNED_ACCOUNTS) {
    const what = churnedAccounts <= stayedAccounts ? 'churned' : 'stayed';
    return none(`only ${fewest} accounts ${what}; ${LEAST_CHURNED_ACCOUNTS} are the least that says anything`);
  }
  if (auc === null || aucInterval === null) return none('no score could be ranked');
  const range = `AUC ${auc.toFixed(2)}, 95% interval ${aucInterval[0].toFixed(2)}–${aucInterval[1].toFixed(2)}`;
  if (aucInterval[0] > 0.5) return { verdict: 'signal', verdict_reason: `${range}, above chance (0.50)` };
  return none(`${range}: ${aucInterval[1] < 0.5 ? 'worse than chance (0.50)' : 'chance (0.50) lies within it'}`);
}

const none = (why: string): Judgement => ({ verdict: 'no signal', verdict_reason: why });
