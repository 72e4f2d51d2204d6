import { AppError } from '../errors';
import { readOptions } from './read-options';

export const WRITE_BACK_USAGE =
  'write-back [--dry] [--target|--start|--retry <crm>] [--stop <crm> --reason <why>] [--settle <id> --as …]';

const OPTIONS = {
  target: { type: 'string' },
  dry: { type: 'boolean' },
  stop: { type: 'string' },
  reason: { type: 'string' },
  start: { type: 'string' },
  retry: { type: 'string' },
  settle: { type: 'string' },
  as: { type: 'string' },
} as const;

/** What `barometer write-back` was asked for. `target` null: every CRM. */
export type WriteBackWork =
  | { kind: 'write' | 'preview'; target: string | null }
  | { kind: 'stop'; target: string; reason: string }
  | { kind: 'start' | 'retry'; target: string }
  | { kind: 'settle'; target: null; id: number; isThere: boolean };

type Values = ReturnType<typeof readValues>;
const readValues = (args: readonly string[]) => readOptions(WRITE_BACK_USAGE, args, OPTIONS).values;

/** @throws AppError 'usage' */
export function readWriteBackOptions(args: readonly string[]): WriteBackWork {
  const values = readValues(args);
  refuseStray(values);
  const { target, dry, stop, reason, start, retry, settle, as } = values;
  if (stop !== undefined) return { kind: 'stop', target: stop, reason: requireReason(reason) };
  if (start !== undefined) return { kind: 'start', target: start };
  if (retry !== undefined) return { kind: 'retry', target: retry };
  if (settle !== undefined) return readSettlement(settle, as);
  return { kind: dry === true ? 'preview' : 'write', target: target ?? null };
}

/** One thing at a time: what is given beside it would have no effect, and is refused. */
function refuseStray({ target, dry, stop, reason, start, retry, settle, as }: Values): void {
  const asked = [stop, start, retry, settle, target ?? dry].filter((value) => value !== undefined);
  const hasReason = reason !== undefined && stop === undefined;
  const hasVerdict = as !== undefined && settle === undefined;
  if (asked.length > 1 || hasReason || hasVerdict) throw new AppError('usage', `usage: barometer ${WRITE_BACK_USAGE}`);
}

/** Whoever finds it stopped next month wants to know why. */
function requireReason(reason: string | undefined): string {
  if (reason !== undefined && reason.trim() !== '') return reason.trim();
  throw new AppError('usage', '--reason: expected why writing is stopped.');
}

function readSettlement(id: string, as: string | undefined): WriteBackWork {
  if (!/^\d{1,15}$/.test(id)) throw new AppError('usage', `--settle ${id}: expected the number that doctor shows.`);
  if (as !== 'sent' && as !== 'resend')
    throw new AppError('usage', `${as === undefined ? '--as' : `--as ${as}`}: expected sent or resend.`);
  return { kind: 'settle', target: null, id: Number(id), isThere: as === 'sent' };
}
