import {
  ensureCrmTarget,
  saveCrmCheck,
  startCrmTarget,
  stopCrmTarget,
  STOPPED_BY_ITSELF,
  type CrmTargetRow,
} from '../../db/queries/crm-targets';
import { listRevOps } from '../../db/queries/monitor-audience';
import { enqueueDirect } from '../../db/queries/outbox';
import type { Db } from '../../db/client';
import { ConfigError, messageOf, SourceError } from '../../errors';
import type { CrmSink, Preflight } from '../../crm/sink';
import type { CrmTarget, WriteBackDeps } from './settings';

const CHECK_EVERY_MS = 3_600_000;
const LOOK_TIMEOUT_MS = 60_000;

/** `ready`: it may be written to. `stopped`: not, and why stands in crm_targets. `unreachable`: not now. */
export type TargetState =
  | { kind: 'ready'; sink: CrmSink; areActivitiesKeyed: boolean }
  | { kind: 'stopped'; reason: string }
  | { kind: 'unreachable'; reason: string };
export type CheckTarget = (target: CrmTarget, now: Date) => Promise<TargetState>;

/**
 * Whether a CRM may be written to. Its fields and permissions are looked at hourly, before anything is written: what is wrong with them stops
 * everything, RevOps hear of it once, and writing goes on by itself once they are right. What a person stopped, a person starts.
 * In a dry run nothing is stopped: what is wrong is kept, and shown.
 */
export function createCheckTarget(deps: Pick<WriteBackDeps, 'db' | 'openSink'>): CheckTarget {
  const look = createLook(deps.openSink);
  return async (target, now) => {
    const stopped = findStop(await ensureCrmTarget(deps.db, target.target), now);
    if (stopped !== null) return { kind: 'stopped', reason: stopped };
    try {
      return await judge(deps.db, { target, ...(await look(target.target, now)), now });
    } catch (error) {
      if (!isForPeople(error)) return { kind: 'unreachable', reason: messageOf(error) };
      return stopFor(deps.db, { target, problems: [messageOf(error)], now });
    }
  };
}

const isRecent = (at: Date | null, now: Date): boolean => at !== null && now.getTime() - at.getTime() < CHECK_EVERY_MS;

/** Why nothing may be written; null: it may, or what Barometer itself found wrong is to be looked at again. */
function findStop(
  { stoppedAt, stoppedBy, stoppedReason, problems, checkedAt }: CrmTargetRow,
  now: Date,
): string | null {
  if (stoppedAt === null) return null;
  const mayHeal = stoppedBy === STOPPED_BY_ITSELF && problems.length > 0;
  return mayHeal && !isRecent(checkedAt, now) ? null : (stoppedReason ?? 'stopped');
}

type Look = { sink: CrmSink; preflight: Preflight };

/** What was right within the hour is not looked at again by this process; what was wrong may have been mended since. */
function createLook(openSink: WriteBackDeps['openSink']): (target: string, now: Date) => Promise<Look> {
  const right = new Map<string, { at: Date; preflight: Preflight }>();
  return async (target, now) => {
    const sink = openSink(target);
    const known = right.get(target);
    if (known !== undefined && isRecent(known.at, now)) return { sink, preflight: known.preflight };
    const preflight = await sink.preflight(AbortSignal.timeout(LOOK_TIMEOUT_MS));
    if (preflight.problems.length === 0) right.set(target, { at: now, preflight });
    return { sink, preflight };
  };
}

const isForPeople = (error: unknown): boolean =>
  error instanceof ConfigError || (error instanceof SourceError && error.failure === 'config');

async function judge(
  db: Db,
  { target, sink, preflight, now }: { target: CrmTarget; sink: CrmSink; preflight: Preflight; now: Date },
): Promise<TargetState> {
  const problems = preflight.problems.map(({ field, text }) => (field === null ? text : `${field}: ${text}`));
  const ready = { kind: 'ready', sink, areActivitiesKeyed: preflight.areActivitiesKeyed === true } as const;
  if (problems.length === 0) {
    await startCrmTarget(db, { target: target.target, stoppedBy: STOPPED_BY_ITSELF });
    await saveCrmCheck(db, { target: target.target, problems, now });
    return ready;
  }
  if (!target.isDryRun) return stopFor(db, { target, problems, now });
  await saveCrmCheck(db, { target: target.target, problems, now });
  return ready;
}

async function stopFor(
  db: Db,
  { target, problems, now }: { target: CrmTarget; problems: readonly string[]; now: Date },
): Promise<TargetState> {
  const reason = problems.join('; ');
  await stopAndTell(db, { target: target.target, reason, problems, now });
  await saveCrmCheck(db, { target: target.target, problems, now });
  return { kind: 'stopped', reason };
}

/** Stop by itself, and say so to RevOps: once for each time that it begins. */
export async function stopAndTell(
  db: Db,
  { target, reason, problems, now }: { target: string; reason: string; problems: readonly string[]; now: Date },
): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await stopCrmTarget(tx, { target, by: STOPPED_BY_ITSELF, reason, problems, now }))) return;
    for (const toEmail of await listRevOps(tx)) {
      const dedupeKey = `crm-stopped:${target}:${now.toISOString()}:${toEmail}`;
      await enqueueDirect(tx, { toEmail, note: { kind: 'crm_stopped', target }, dedupeKey, now });
    }
  });
}
