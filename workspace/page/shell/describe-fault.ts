import type { UiFault } from '../../ui-contract';

export const FAULT_KINDS: Readonly<Record<UiFault['kind'], string>> = {
  rate_limited: '429 Too Many Requests',
  server_error: '500 Server Error',
  no_answer: 'No answer at all',
  lost_answer: 'Carried out, but the answer is lost',
  platform_error: 'An error code, ok: false',
};

/** One fault as a line: which method, what it answers, how often still. */
export function describeFault({ method, kind, error, retryAfterSeconds, remaining }: UiFault): string {
  const details = [
    error,
    retryAfterSeconds === undefined ? undefined : `Retry-After ${retryAfterSeconds} s`,
    remaining === null ? 'until removed' : `${remaining} more`,
  ];
  const shown = details.filter((detail) => detail !== undefined).join(', ');
  return `${method === '*' ? 'Every method' : method}: ${FAULT_KINDS[kind]} (${shown})`;
}
