import {
  claimHookDeliveries,
  failSpentHookDeliveries,
  finishHookDelivery,
  type HookDelivery,
  postponeHookDelivery,
} from '../../db/queries/hook-deliveries';
import type { Clock } from '../../domain/clock';
import { messageOf } from '../../errors';
import { type BatchDeps, landBatch, type TakenDelivery } from './land-batch';

export type ProcessDeps = BatchDeps & {
  clock: Clock;
  /** Scores these accounts and decides what follows; the facts about them are committed. */
  scoreTouched: (accountIds: readonly string[]) => Promise<unknown>;
  /** Told of what was tried in vain, without anything of the delivery's body. */
  onFailure?: ((about: { source: string; deliveryId: string; attempts: number; error: unknown }) => void) | undefined;
  isStopping?: (() => boolean) | undefined; // then it ends after the batch it is at
  onProcessed?: ((source: string, result: 'done' | 'postponed') => void) | undefined;
};
export type ProcessSummary = { done: number; postponed: number; failed: number; scored: number };

export const MAX_ATTEMPTS = 8;
const BATCH = 20; // deliveries that land and are scored together
const LEASE_MS = 120_000;
const FIRST_WAIT_MS = 30_000; // doubling: eight attempts take an hour

/**
 * Work through what webhooks delivered until nothing is due: land the rows, then score the accounts they touch, together. Any number of
 * processes may do so at once. A delivery that fails is tried again with growing patience and given up after eight attempts; it holds up no other.
 */
export async function processDeliveries(deps: ProcessDeps): Promise<ProcessSummary> {
  const { db, clock } = deps;
  const summary: ProcessSummary = { done: 0, postponed: 0, failed: 0, scored: 0 };
  while (deps.isStopping?.() !== true) {
    const now = clock.now();
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const claimed = await claimHookDeliveries(db, { now, leasedUntil, limit: BATCH, maxAttempts: MAX_ATTEMPTS });
    if (claimed.length === 0) break;
    for (const batch of toBatches(deps, claimed)) await processBatch(deps, batch, summary);
  }
  summary.failed = await failSpentHookDeliveries(db, { now: clock.now(), maxAttempts: MAX_ATTEMPTS });
  return summary;
}

/**
 * First attempts go together, source by source where they are of vendors, ours before them; one that failed before goes alone, so that it
 * cannot take others with it.
 */
function toBatches({ vendors }: ProcessDeps, claimed: readonly HookDelivery[]): HookDelivery[][] {
  const first = new Map<string, HookDelivery[]>([['', []]]);
  for (const delivery of claimed.filter(({ attempts }) => attempts === 1)) {
    const group = vendors?.has(delivery.source) === true ? delivery.source : '';
    first.set(group, [...(first.get(group) ?? []), delivery]);
  }
  const again = claimed.filter(({ attempts }) => attempts > 1).map((delivery) => [delivery]);
  return [...first.values(), ...again].filter((batch) => batch.length > 0);
}

async function processBatch(deps: ProcessDeps, batch: readonly HookDelivery[], summary: ProcessSummary): Promise<void> {
  const { taken, touched, failed } = await landBatch(deps, batch);
  for (const { delivery, error } of failed) await postpone(deps, delivery, error, summary);
  try {
    if (touched.size > 0) await deps.scoreTouched([...touched]);
    summary.scored += touched.size;
    for (const one of taken) await settle(deps, one, summary);
  } catch (error) {
    for (const { delivery } of taken) await postpone(deps, delivery, error, summary);
  }
}

/** An account that is not known yet may be on its way from another source: its rows get their other attempts. */
async function settle(deps: ProcessDeps, { delivery, unknown }: TakenDelivery, summary: ProcessSummary): Promise<void> {
  const note = unknown === 0 ? null : `${unknown} ${unknown === 1 ? 'account is' : 'accounts are'} not known`;
  if (note !== null && delivery.attempts < MAX_ATTEMPTS) {
    await putOff(deps, delivery, note);
    summary.postponed += 1;
    return deps.onProcessed?.(delivery.source, 'postponed');
  }
  await finishHookDelivery(deps.db, delivery, { now: deps.clock.now(), note });
  summary.done += 1;
  deps.onProcessed?.(delivery.source, 'done');
}

async function postpone(deps: ProcessDeps, delivery: HookDelivery, error: unknown, summary: ProcessSummary) {
  const { source, deliveryId, attempts } = delivery;
  deps.onFailure?.({ source, deliveryId, attempts, error });
  deps.onProcessed?.(source, 'postponed');
  await putOff(deps, delivery, messageOf(error).slice(0, 300));
  summary.postponed += 1;
}

function putOff({ db, clock }: ProcessDeps, delivery: HookDelivery, error: string): Promise<void> {
  const waitMs = delivery.attempts >= MAX_ATTEMPTS ? 0 : FIRST_WAIT_MS * 2 ** (delivery.attempts - 1);
  return postponeHookDelivery(db, delivery, { nextAttemptAt: new Date(clock.now().getTime() + waitMs), error });
}
