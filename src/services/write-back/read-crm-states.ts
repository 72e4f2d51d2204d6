import { countCrmWrites } from '../../db/queries/crm-states';
import { listCrmTargets, type CrmTargetRow } from '../../db/queries/crm-targets';
import type { Db } from '../../db/client';
import type { CrmState } from '../../domain/crm-write';
import type { CrmWriteStatus } from '../../domain/source';
import type { CrmTarget } from './settings';

type Counted = Awaited<ReturnType<typeof countCrmWrites>>[number];
type Waiting = keyof CrmState['counts'];

const COUNTED_AS: Readonly<Record<CrmWriteStatus, Waiting | null>> = {
  pending: 'waiting',
  claimed: 'waiting',
  sending: 'waiting',
  failed: 'waiting',
  withheld: 'withheld',
  refused: 'refused',
  unknown: 'unknown',
  newer: 'newer',
  dry_run: 'shown',
  sent: null,
};

/** How the write-back to every CRM of barometer.yaml stands; [] where there is none. */
export async function readCrmStates(db: Db, targets: readonly CrmTarget[], now: Date): Promise<CrmState[]> {
  if (targets.length === 0) return [];
  const [rows, counted] = await Promise.all([listCrmTargets(db), countCrmWrites(db)]);
  return targets.map((target) => {
    const row = rows.find((one) => one.target === target.target) ?? null;
    const own = counted.filter((one) => one.target === target.target);
    return toState(target, row, own, now);
  });
}

function toState(target: CrmTarget, row: CrmTargetRow | null, counted: readonly Counted[], now: Date): CrmState {
  const isStopped = row !== null && row.stoppedAt !== null;
  return {
    target: target.target,
    mode: !target.isEnabled ? 'off' : target.isDryRun ? 'dry_run' : 'on',
    stopped: isStopped && row.stoppedAt !== null ? toStop(row.stoppedAt, row) : null,
    problems: row?.problems ?? [],
    writtenToday: row?.day === now.toISOString().slice(0, 10) ? row.writesToday : 0,
    dailyLimit: target.dailyLimit,
    lastWrittenAt: latest(counted),
    counts: countAll(counted),
  };
}

const toStop = (at: Date, { stoppedBy, stoppedReason }: CrmTargetRow) => ({
  at,
  by: stoppedBy ?? 'somebody',
  reason: stoppedReason ?? 'no reason was given',
});

function latest(counted: readonly Counted[]): Date | null {
  const instants = counted.flatMap(({ lastWrittenAt }) => (lastWrittenAt === null ? [] : [lastWrittenAt]));
  return instants.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null;
}

function countAll(counted: readonly Counted[]): CrmState['counts'] {
  const counts = { waiting: 0, withheld: 0, refused: 0, unknown: 0, newer: 0, shown: 0 };
  for (const { status, rows } of counted) {
    const as = COUNTED_AS[status];
    if (as !== null) counts[as] += rows;
  }
  return counts;
}
