import {
  ensureCrmTarget,
  saveCrmCheck,
  startCrmTarget,
  stopCrmTarget,
  STOPPED_BY_ITSELF,
} from '../../db/queries/crm-targets';
import { listRevOps } from '../../db/queries/monitor-audience';
import { enqueueDirect } from '../../db/queries/outbox';
import type { Db } from '../../db/client';
import { ConfigError, messageOf, SourceError } from '../../errors';
import type { CrmSink, Preflight } from '../../crm/sink';
import type { CrmTarget, WriteBackDeps } from './settings';

const CHECK_EVERY_MS = 3_600_000;

/** `ready`: it may be written to. `stopped`: not, and why stands in crm_targets. `unreachable`: not now. */
export type TargetState =
  | { kind: 'ready'; sink: CrmSink; areActivitiesKeyed: boolean }
  | { kind: 'stopped'; reason: string }
  | { kind: 'unreachable'; reason: string };
export type CheckTarget = (target: CrmTarget, now: Date) => Promise<TargetState>;

type Checked = { atMs: number; preflight: Preflight };

/**
 * Whether a CRM may be written to. Its fields and permissions are looked at hourly, before anything is written: what is wrong with them stops
 * everything, RevOps hear of it once, and writing goes on by itself once they are right. What a person stopped, a person starts.
 * In a dry run nothing is stopped: what is wrong is kept, and shown.
 */
export function createCheckTarget(deps: Pick<WriteBackDeps, 'db' | 'openSink'>): CheckTarget {
  const checked = new Map<string, Checked>(); // by this process; another has looked for itself
  return async (target, now) => {
    const standing = await ensureCrmTarget(deps.db, target.target);
    const isOurs = standing.stoppedBy === STOPPED_BY_ITSELF && standing.problems.length > 0;
    if (standing.stoppedAt !== null && !isOurs) return { kind: 'stopped', reason: standing.stoppedReason ?? 'stopped' };
    const known = checked.get(target.target);
    const isRecent = (atMs: number | undefined) => atMs !== undefined && now.getTime() - atMs < CHECK_EVERY_MS;
    if (isOurs && isRecent(standing.checkedAt?.getTime()))
      return { kind: 'stopped', reason: standing.stoppedReason ?? 'stopped' };
    try {
      const sink = deps.openSink(target.target);
      const preflight =
        isRecent(known?.atMs) && known ? known.preflight : await sink.preflight(AbortSignal.timeout(60_000));
      checked.set(target.target, { atMs: isRecent(known?.atMs) && known ? known.atMs : now.getTime(), preflight });
      return await judge(deps.db, { target, sink, preflight, now });
    } catch (error) {
      if (!isForPeople(error)) return { kind: 'unreachable', reason: messageOf(error) };
      return stopFor(deps.db, { target, problems: [messageOf(error)], now });
    }
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
