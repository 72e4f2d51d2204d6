import type { SharedCause } from '../domain/insight';
import { count, dayOf } from './wording';

/** Why changes of colour that rest on usage are held back (R78), in one breath: what fell, when, for how many, and what that means. */
export function describeSharedCause({ sinceOn, lastOn, days, worst }: SharedCause): string {
  const share = `${Math.round(worst.droppedShare * 100)}% of ${count(worst.accounts, 'account')}`;
  const when = days === 1 ? `on ${dayOf(lastOn)}` : `on ${days} days, ${dayOf(sinceOn)} to ${dayOf(lastOn)}`;
  return (
    `Usage fell for ${share} at once ${when}: an outage, a broken tracker or a holiday. ` +
    'Changes of colour that rest on usage are held back.'
  );
}
