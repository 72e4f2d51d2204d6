import { NEVER_SEEN, rebaseState } from '../alerts/decide-transition';
import { decideTriggers } from '../alerts/decide-triggers';
import type { Db } from '../db/client';
import { lockAlertStates, saveAlertStates, type StateRow } from '../db/queries/alert-states';
import { listTriggerStates, saveTriggerStates } from '../db/queries/trigger-states';
import type { Observation } from '../domain/score';

/** Take what is observed as announced, quietly: history being filled, or a model being changed. In the caller's transaction. */
export async function rebaseStates(tx: Db, observations: readonly Observation[], now: Date): Promise<void> {
  const known = await lockAlertStates(
    tx,
    observations.map(({ accountId }) => accountId),
  );
  const rows = observations.map((observation): StateRow => {
    const state = known.get(observation.accountId) ?? NEVER_SEEN;
    return { accountId: observation.accountId, state: rebaseState(state, observation, now) };
  });
  await saveAlertStates(tx, rows);
  await rebaseTriggers(tx, observations, now);
}

/** Triggers that hold are known from now on: a conversation begins with what comes after. */
async function rebaseTriggers(tx: Db, observations: readonly Observation[], now: Date): Promise<void> {
  const watched = observations.filter(({ findings }) => findings !== undefined);
  const known = await listTriggerStates(
    tx,
    watched.map(({ accountId }) => accountId),
  );
  const rows = watched.flatMap(({ accountId, findings = [], unknownTriggers = [] }) => {
    const sight = { now, refireDays: 0, isQuiet: 'all', staleStreams: [], sharedCause: false } as const;
    const decision = decideTriggers(known.get(accountId) ?? [], findings, { ...sight, unknown: unknownTriggers });
    return decision.states.map((state) => ({ accountId, state }));
  });
  await saveTriggerStates(tx, rows);
}
