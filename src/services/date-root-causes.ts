import type { Db } from '../db/client';
import { listDeclineStarts } from '../db/queries/decline-starts';
import type { Evaluation } from '../scoring/evaluate-account';

/** The same evaluations, each root cause with the day its decline began, where the history of this model shows one. */
export async function dateRootCauses(
  db: Db,
  evaluations: readonly Evaluation[],
  { modelVersion, now }: { modelVersion: string; now: Date },
): Promise<Evaluation[]> {
  const fallen = evaluations.flatMap(({ observation, rootCause }) =>
    rootCause === null ? [] : [{ accountId: observation.accountId, dimension: rootCause.dimension }],
  );
  const starts = await listDeclineStarts(db, { fallen, modelVersion, today: now.toISOString().slice(0, 10) });
  return evaluations.map((one) => {
    const sinceOn = starts.get(one.observation.accountId) ?? null;
    return one.rootCause === null ? one : { ...one, rootCause: { ...one.rootCause, sinceOn } };
  });
}
