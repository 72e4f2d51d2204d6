import { findVisibleAccount } from '../../db/queries/account-card';
import type { Db } from '../../db/client';
import type { ComputedPage } from '../../domain/computed-score';
import type { Scope } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { computeScore } from '../../scoring/compute-score';
import { findVariant, type ScoringModel } from '../../scoring/model';

/**
 * How the account's last score came about. Names and units are the model's that made it; of another than the one in force only the numbers
 * that were stored. @throws NotFoundError alike for an account that is not there and one outside the scope.
 */
export async function readComputed(
  { db, model }: { db: Db; model: ScoringModel },
  { accountId, scope }: { accountId: string; scope: Scope },
): Promise<ComputedPage> {
  const found = await findVisibleAccount(db, { accountId, scope });
  if (found === null) throw new NotFoundError('I find no such account among yours.');
  const { account, health } = found;
  const page = { accountId, name: account.name };
  if (health === null)
    return {
      ...page,
      scoredAt: null,
      coverage: 0,
      model: { name: model.name, version: model.version },
      computed: null,
    };
  const isCurrent = health.modelVersion === model.version;
  return {
    ...page,
    scoredAt: health.scoredAt,
    coverage: health.coverage,
    model: { name: isCurrent ? model.name : null, version: health.modelVersion },
    computed: computeScore(health, isCurrent ? findVariant(model, account.segment) : null),
  };
}
