import { rebaseState } from '../alerts/decide-transition';
import type { Db } from '../db/client';
import { lockAlertStates, saveAlertStates, type StateRow } from '../db/queries/alert-states';
import { NEVER_SEEN } from '../alerts/decide-transition';
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
}
