import type { WriteResult } from '../../crm/sink';
import { markCrmSending, type CrmWriteRow } from '../../db/queries/crm-writes-claim';
import { releaseCrmWrites, settleCrmWrites } from '../../db/queries/crm-writes-settle';
import type { CrmWriteKind } from '../../domain/source';
import { LIMIT_REST_MS } from './backoff';
import { stopAndTell, type TargetState } from './check-target';
import { classifyThrown } from './classify-thrown';
import { LEASE_MARGIN_MS, LEASE_MS, type CrmTarget, type WriteBackDeps, type WriteBackSummary } from './settings';
import { readActivity, readHealth } from './to-crm-activity';
import { toSettlement } from './to-settlement';

type Ready = Extract<TargetState, { kind: 'ready' }>;
export type Batch = {
  target: CrmTarget;
  state: Ready;
  kind: CrmWriteKind;
  owner: string;
  claimedAt: Date;
  rows: readonly CrmWriteRow[];
};

/** Whether to go on with this CRM in this run. */
export type BatchEnd = 'go_on' | 'pause';

/** One batch: the intent committed, one request, and what became of every record kept. */
export async function sendBatch(deps: WriteBackDeps, batch: Batch, summary: WriteBackSummary): Promise<BatchEnd> {
  const { owner, kind } = batch;
  await deps.step?.('claimed', kind);
  const now = deps.clock.now();
  const leasedUntil = new Date(now.getTime() + (deps.leaseMs ?? LEASE_MS));
  const marked = await markCrmSending(deps.db, { ids: batch.rows.map(({ id }) => id), owner }, { now, leasedUntil });
  const rows = batch.rows.filter(({ id }) => marked.has(id));
  if (rows.length === 0) return 'pause'; // somebody else has them
  await deps.step?.('marked', kind);
  const answer = await ask(deps, batch, rows);
  await deps.step?.('answered', kind);
  const end = 'thrown' in answer ? await giveUp(deps, { ...batch, rows }, answer.thrown, summary) : 'go_on';
  if ('results' in answer) await settle(deps, { ...batch, rows }, answer.results, summary);
  await deps.step?.('recorded', kind);
  return end;
}

/** Only what the CRM's sink throws is judged: a database that is gone is not the CRM's answer. */
async function ask(deps: WriteBackDeps, batch: Batch, rows: readonly CrmWriteRow[]) {
  try {
    return { results: await request(deps, batch, rows) };
  } catch (thrown) {
    return { thrown };
  }
}

async function request(deps: WriteBackDeps, { state, kind }: Batch, rows: readonly CrmWriteRow[]) {
  const signal = AbortSignal.timeout((deps.leaseMs ?? LEASE_MS) - LEASE_MARGIN_MS);
  const payloads = rows.map(({ payload }) => payload);
  return kind === 'health'
    ? state.sink.writeHealth(payloads.map(readHealth), signal)
    : state.sink.writeActivities(payloads.map(readActivity), signal);
}

const NO_ANSWER: WriteResult = { kind: 'unknown', reason: 'the CRM did not answer for this record' };

async function settle(
  deps: WriteBackDeps,
  { rows, owner, kind, state }: Batch,
  results: readonly WriteResult[],
  summary: WriteBackSummary,
): Promise<void> {
  const now = deps.clock.now();
  const isRepeatable = kind === 'health' || state.areActivitiesKeyed;
  const settlements = rows.map((row, index) =>
    toSettlement(row, results[index] ?? NO_ANSWER, { isRepeatable, now, random: deps.random() }),
  );
  await settleCrmWrites(deps.db, owner, settlements);
  for (const { status } of settlements) summary[status === 'sent' ? 'written' : status] += 1;
}

/** The whole batch came to nothing: what that means for its rows, and for those that wait. */
async function giveUp(deps: WriteBackDeps, batch: Batch, error: unknown, summary: WriteBackSummary): Promise<BatchEnd> {
  const thrown = classifyThrown(error);
  const { target } = batch.target;
  deps.log?.warn({ target, kind: batch.kind, records: batch.rows.length, means: thrown.kind }, 'CRM not written');
  if (thrown.kind === 'each') {
    await settle(
      deps,
      batch,
      batch.rows.map(() => thrown.result),
      summary,
    );
    return 'pause';
  }
  const now = deps.clock.now();
  const nextAttemptAt = thrown.kind === 'rest' ? new Date(now.getTime() + LIMIT_REST_MS) : now;
  const { owner, claimedAt } = batch;
  const lease = { ids: batch.rows.map(({ id }) => id), owner };
  await releaseCrmWrites(deps.db, lease, { target, claimedAt, nextAttemptAt, error: thrown.reason });
  if (thrown.kind === 'stop') await stopAndTell(deps.db, { target, reason: thrown.reason, problems: [], now });
  return 'pause';
}
