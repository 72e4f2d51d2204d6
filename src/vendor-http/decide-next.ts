import { readRetryAfterMs, toBackoffMs } from './to-wait-ms';
import type { Broken } from './describe-broken';
import type { HttpSettings } from './http-source';

export const MAX_ATTEMPTS = 6;

export type Refused = { status: number; headers: Headers; text: string };
/** What an attempt came to that was no success. */
export type Failed = { kind: 'refused'; refused: Refused } | { kind: 'broken'; broken: Broken };
/** How far the request has come, and what is known of it. */
export type Progress = {
  attempts: number; // this one included
  hasRenewed: boolean; // asked for another token already
  isRepeatable: boolean;
  nowMs: number;
  random: number;
};
export type Next =
  | { kind: 'renew' }
  /** `isLimit`: the vendor wants rest from everybody of this account. */
  | { kind: 'wait'; ms: number; isLimit: boolean }
  | { kind: 'fail'; failure: 'config' | 'transient' | 'limit'; mayHaveArrived: boolean };

type Rules = Pick<HttpSettings, 'readReset' | 'judgeLimit'>;

/**
 * The one retry policy (as vendors ask for it, and RFC 9110). Limits (429, and what the vendor's own rule says is one): wait for `Retry-After`, else for the
 * vendor's reset, else with jitter; also what is not repeatable, for nothing was done. 503 likewise, 408, other 5xx and broken connections with
 * jitter, where the request may be repeated or has not left. 401 renews once. Everything else is for a person. Six attempts in all.
 */
export function decideNext(failed: Failed, progress: Progress, rules: Rules): Next {
  return failed.kind === 'broken' ? afterBreak(failed.broken, progress) : afterRefusal(failed.refused, progress, rules);
}

const fail = (failure: 'config' | 'transient' | 'limit', mayHaveArrived = false): Next => ({
  kind: 'fail',
  failure,
  mayHaveArrived,
});

function afterBreak({ hasLeft, isLasting }: Broken, progress: Progress): Next {
  if (isLasting) return fail('config');
  const isOver = hasLeft && !progress.isRepeatable;
  if (isOver || progress.attempts >= MAX_ATTEMPTS) return fail('transient', isOver);
  return { kind: 'wait', ms: toBackoffMs(progress.attempts, progress.random), isLimit: false };
}

function afterRefusal(refused: Refused, progress: Progress, rules: Rules): Next {
  const { status } = refused;
  const limit = rules.judgeLimit?.(refused) ?? (status === 429 ? 'wait' : null);
  if (limit !== null) return limit === 'stop' ? fail('limit') : afterLimit(refused, progress, rules);
  if (status === 401) return progress.hasRenewed ? fail('config') : { kind: 'renew' };
  return status === 408 || status >= 500 ? afterIllness(refused, progress, rules) : fail('config');
}

function afterIllness(refused: Refused, progress: Progress, rules: Rules): Next {
  if (!progress.isRepeatable) return fail('transient', true);
  if (progress.attempts >= MAX_ATTEMPTS) return fail('transient');
  const saysWhen = refused.status === 503;
  return {
    kind: 'wait',
    ms: saysWhen ? askedWaitMs(refused, progress, rules) : toBackoffMs(progress.attempts, progress.random),
    isLimit: saysWhen,
  };
}

function afterLimit(refused: Refused, progress: Progress, rules: Rules): Next {
  if (progress.attempts >= MAX_ATTEMPTS) return fail('limit');
  return { kind: 'wait', ms: askedWaitMs(refused, progress, rules), isLimit: true };
}

function askedWaitMs({ headers }: Refused, { nowMs, attempts, random }: Progress, { readReset }: Rules): number {
  const asked = readRetryAfterMs(headers.get('retry-after'), nowMs) ?? readReset?.(headers, nowMs) ?? null;
  return asked !== null && Number.isFinite(asked) && asked > 0 ? asked : toBackoffMs(attempts, random);
}
