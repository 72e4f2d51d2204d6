import type { WriteResult } from '../../crm/sink';
import type { CrmWriteRow } from '../../db/queries/crm-writes-claim';
import type { CrmSettlement } from '../../db/queries/crm-writes-settle';
import { backoffMs, MOST_ATTEMPTS, REFUSED_RETRY_MS } from './backoff';

const REASON_LENGTH = 500;

/**
 * What a CRM's answer means for a row. Health is what it is however often it is written: what may or may not have arrived is written again, and
 * nobody claims to know what stands. An activity of which that is so is parked, unless its key makes it one and the same.
 * @param isRepeatable - whether writing it twice leaves one.
 */
export function toSettlement(
  row: Pick<CrmWriteRow, 'id' | 'kind' | 'attempts' | 'payload'>,
  result: WriteResult,
  { isRepeatable, now, random }: { isRepeatable: boolean; now: Date; random: number },
): CrmSettlement {
  const after = (ms: number) => new Date(now.getTime() + ms);
  const base = { id: row.id, remoteId: null, writtenAt: null, written: undefined, lastError: null, nextAttemptAt: now };
  if (result.kind === 'written')
    return { ...base, status: 'sent', remoteId: result.remoteId, writtenAt: now, written: row.payload };
  if (result.kind === 'newer') return { ...base, status: 'newer', ...newerThere(row, result.asOf) };
  const reason = result.reason.slice(0, REASON_LENGTH);
  if (result.kind === 'refused')
    return { ...base, status: 'refused', lastError: reason, nextAttemptAt: after(REFUSED_RETRY_MS) };
  const isUnsure = result.kind === 'unknown';
  if (isUnsure && !isRepeatable) return { ...base, status: 'unknown', lastError: reason };
  const written = isUnsure ? null : undefined;
  if (row.attempts >= MOST_ATTEMPTS) {
    const lastError = `given up after ${row.attempts} attempts: ${reason}`;
    return { ...base, written, status: 'refused', lastError, nextAttemptAt: after(REFUSED_RETRY_MS) };
  }
  return {
    ...base,
    written,
    status: 'failed',
    lastError: reason,
    nextAttemptAt: after(backoffMs(row.attempts, random)),
  };
}

/** Somebody else's value: whose instant ours must pass before it is written again. */
function newerThere({ payload }: Pick<CrmWriteRow, 'payload'>, asOf: Date) {
  const written = { recordId: payload['recordId'], health: null, reason: null, asOf: asOf.toISOString() };
  return { written, lastError: `the CRM holds a value as of ${asOf.toISOString()}, later than ours` };
}
