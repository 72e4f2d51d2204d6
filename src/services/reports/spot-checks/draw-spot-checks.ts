import type { Db } from '../../../db/client';
import { insertSpotChecks, listSpotCheckSubjects, type SpotCheckSubject } from '../../../db/queries/spot-checks';
import type { SpotCheckList } from '../../../domain/judgement';
import { chooseSpotChecks, type SpotCheckCandidate } from '../../../scoring/choose-spot-checks';
import { chooseCommonCurrency, toCommonCurrency } from '../../../scoring/common-currency';
import { findVariant, type ScoringModel } from '../../../scoring/model';
import type { DueReport } from '../report-writer';
import { listTrendScopes } from '../weekly-trend/trend-scopes';

export type DrawSettings = {
  model: ScoringModel;
  rates: Readonly<Record<string, number>>;
  count: number; // for each person
};

/** The scores one person is asked to look at this month (R85), kept as they are now; null: there is nothing to look at. */
export async function drawSpotChecks(
  tx: Db,
  { audience, period: month }: DueReport,
  { model, rates, count, now }: DrawSettings & { now: Date },
): Promise<SpotCheckList | null> {
  const scope = (await listTrendScopes(tx)).get(audience);
  if (scope === undefined) return null;
  const subjects = await listSpotCheckSubjects(tx, { ...scope, month, now });
  const drawn = chooseSpotChecks(toCandidates(subjects, model, rates), { key: `${month} ${audience}`, count });
  const chosen = drawn.flatMap(({ accountId, ground }) => {
    const subject = subjects.find((one) => one.accountId === accountId);
    return subject === undefined ? [] : [{ ...subject, ground }];
  });
  const ids = await insertSpotChecks(
    tx,
    chosen.map(({ accountId, score, band, reason, modelVersion }) => ({
      accountId,
      score,
      band,
      reason,
      modelVersion,
      month,
      reviewerEmail: audience,
      drawnAt: now,
    })),
  );
  const checks = chosen.flatMap(({ accountId, name, score, band, reason, ground }) => {
    const spotCheckId = ids.get(accountId);
    return spotCheckId === undefined
      ? []
      : [{ spotCheckId, accountId, accountName: name, score, band, reason, ground }];
  });
  return checks.length === 0 ? null : { month, checks };
}

function toCandidates(
  subjects: readonly SpotCheckSubject[],
  model: DrawSettings['model'],
  rates: DrawSettings['rates'],
): SpotCheckCandidate[] {
  const common = chooseCommonCurrency(
    subjects.map(({ currency }) => currency),
    rates,
  );
  return subjects.map((subject) => {
    const { accountId, bandChangedDays, isJudged, untouchedDays, wasDrawnLast, arr, currency } = subject;
    const worth = arr === null ? null : toCommonCurrency({ amount: arr, currency }, common, rates);
    return {
      accountId,
      bandChangedDays,
      isJudged,
      untouchedDays,
      wasDrawnLast,
      pointsToEdge: pointsToEdge(subject, model),
      worth: worth === null || worth.currency !== common ? null : worth.amount, // of what has no rate nobody knows whether it is much
    };
  });
}

/** Points to the nearest score that would read another band; null where the model knows one band only. */
function pointsToEdge({ score, segment }: SpotCheckSubject, model: DrawSettings['model']): number | null {
  const { bands } = findVariant(model, segment);
  const own = bands.find(({ from, to }) => score >= from && score <= to);
  if (own === undefined || bands.length < 2) return null;
  const below = own.from === 0 ? Number.POSITIVE_INFINITY : score - own.from + 1;
  const above = own.to === 100 ? Number.POSITIVE_INFINITY : own.to - score + 1;
  return Math.min(below, above);
}
