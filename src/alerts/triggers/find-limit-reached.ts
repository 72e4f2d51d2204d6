import type { TriggerSubject } from '../../domain/trigger-subject';
import type { Ruling } from './define-trigger';

/**
 * Whether something bought is nearly used up (X11: from 90% on), and may be spoken of: never to an account at risk (R141, X12).
 * @returns `unknown` where the use or the band is not known. Never throws.
 */
export function findLimitReached(
  { band }: Pick<TriggerSubject, 'band'>,
  use: { rate: number | null; limit: number; windowDays: number },
  say: (rate: number) => { reason: string; action: string },
): Ruling {
  const { rate, limit, windowDays } = use;
  if (rate === null || band === 'unknown') return 'unknown';
  if (rate < limit || band !== 'green') return null;
  return { ...say(rate), evidence: { value: rate, limit, windowDays } };
}
