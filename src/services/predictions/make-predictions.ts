import type { Db } from '../../db/client';
import { insertPredictions, type NewPrediction } from '../../db/queries/predictions';
import { listAccountNames } from '../../db/queries/account-names';
import type { Claim } from '../../domain/prediction';
import type { Observation } from '../../domain/score';
import { addDays, toDay } from '../../scoring/days';
import { sayClaim } from '../../views/prediction';

const PREDICTION_DAYS = 28; // four weeks: time enough to act, soon enough to remember

export type Predicted = { alertId: string; observation: Pick<Observation, 'accountId' | 'claim'> };

/**
 * What the alerts of accounts that turned red claim, each with its day (R4). In the transaction of the alerts themselves.
 * An alert whose last prediction is still open keeps that one: it was told first.
 */
export async function makePredictions(
  tx: Db,
  made: readonly Predicted[],
  { days = PREDICTION_DAYS, now }: { days?: number | undefined; now: Date },
): Promise<void> {
  const claims = made.flatMap(({ alertId, observation: { accountId, claim } }) =>
    claim ? [{ alertId, accountId, claim }] : [],
  );
  const names = await listAccountNames(
    tx,
    claims.map(({ accountId }) => accountId),
  );
  const dueOn = addDays(toDay(now), days);
  const toRow = ({ alertId, accountId, claim }: (typeof claims)[number]): NewPrediction => ({
    alertId,
    accountId,
    driverSignal: claim.signal,
    claim: sayClaim({ goal: claim.goal, accountName: names.get(accountId) ?? accountId, dueOn }),
    measure: claim.measure,
    isAbove: claim.isAbove,
    threshold: limitOf(claim, days),
    valueAtStart: claim.value,
    madeAt: now,
    dueOn,
  });
  await insertPredictions(tx, claims.map(toRow));
}

/** What has to happen again may have happened on the first day: its age on the last is then the whole period. */
const limitOf = ({ isEvent, limit }: Claim, days: number): number => (isEvent ? Math.max(limit, days + 1) : limit);
