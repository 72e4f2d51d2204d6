import { claimCrmWrites, settleAbandoned } from '../../db/queries/crm-writes-claim';
import type { CrmWriteKind } from '../../domain/source';
import { AppError } from '../../errors';
import { createCheckTarget, type TargetState } from './check-target';
import { saveHealthDecisions } from './decide-health';
import { keepActivities } from './keep-activities';
import { sendBatch } from './send-batch';
import { emptySummary, LEASE_MS, type CrmTarget, type WriteBackDeps, type WriteBackSummary } from './settings';

/** What waits for a person, or is due to one, before what is merely shown. */
const KINDS: readonly CrmWriteKind[] = ['task', 'note', 'health'];

export type WriteBack = (targets: readonly CrmTarget[]) => Promise<WriteBackSummary>;

/**
 * Say in every CRM what is to be said there, until nothing is due. Any number of processes may do so at once: a row is held by one writer, under a
 * lease, marked before the request and settled by its answer. One CRM that cannot be reached leaves the others alone.
 * @throws AppError naming the CRMs that could not be reached, once the others are done.
 */
export function createWriteBack(deps: WriteBackDeps): WriteBack {
  const checkTarget = createCheckTarget(deps);
  let run = 0; // two runs of one process may overlap: no two writers share a lease's name
  return async (targets) => {
    run += 1;
    const owner = `${deps.owner}/${run}`;
    const summary = emptySummary();
    const failures: string[] = [];
    for (const target of targets.filter(({ isEnabled }) => isEnabled)) {
      const now = deps.clock.now();
      const state = await checkTarget(target, now);
      if (state.kind === 'unreachable') failures.push(`${target.target}: ${state.reason}`);
      if (state.kind === 'ready') await writeTarget(deps, { target, state, owner }, summary);
    }
    if (failures.length > 0) throw new AppError('write_back_failed', failures.join('; '));
    return summary;
  };
}

type Work = { target: CrmTarget; state: Extract<TargetState, { kind: 'ready' }>; owner: string };

async function writeTarget(deps: WriteBackDeps, work: Work, summary: WriteBackSummary): Promise<void> {
  const { target, state } = work;
  const now = deps.clock.now();
  const repeatable: CrmWriteKind[] = state.areActivitiesKeyed ? ['health', 'task', 'note'] : ['health'];
  const { parked } = await settleAbandoned(deps.db, { target: target.target, repeatable, now });
  summary.unknown += parked;
  const decided = await saveHealthDecisions(deps.db, { target, freshness: await deps.readFreshness(now), now });
  summary.withheld += decided.withheld;
  summary.decided += decided.decided + (await keepActivities(deps.db, target, now));
  if (target.isDryRun) return;
  for (const kind of KINDS) if ((await sendAll(deps, work, kind, summary)) === 'pause') return;
}

async function sendAll(
  deps: WriteBackDeps,
  { target, state, owner }: Work,
  kind: CrmWriteKind,
  summary: WriteBackSummary,
): Promise<'done' | 'pause'> {
  for (;;) {
    const now = deps.clock.now();
    const leasedUntil = new Date(now.getTime() + (deps.leaseMs ?? LEASE_MS));
    const { maxBatch: limit } = state.sink;
    const claim = { target: target.target, kind, owner, now, leasedUntil, limit, dailyLimit: target.dailyLimit };
    const rows = await claimCrmWrites(deps.db, claim);
    if (rows.length === 0) return 'done';
    const batch = { target, state, kind, owner, claimedAt: now, rows };
    if ((await sendBatch(deps, batch, summary)) === 'pause') return 'pause';
  }
}
