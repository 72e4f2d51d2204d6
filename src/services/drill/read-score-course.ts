import { findVisibleAccount } from '../../db/queries/account-card';
import { listAlertOpenings, listDayScores, listDayUse } from '../../db/queries/score-course';
import type { Db } from '../../db/client';
import type { ScoreCourse } from '../../domain/score-course';
import type { Scope } from '../../domain/viewer';
import { NotFoundError } from '../../errors';
import { findVariant, type ScoringModel } from '../../scoring/model';

const COURSE_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * An account's last 180 days, up to and with today (R188). The bands are drawn only where every score is of the model in force: another
 * model's would say Red where the account was Yellow. @throws NotFoundError
 */
export async function readScoreCourse(
  { db, model }: { db: Db; model: ScoringModel },
  { accountId, scope, now }: { accountId: string; scope: Scope; now: Date },
): Promise<ScoreCourse> {
  const found = await findVisibleAccount(db, { accountId, scope });
  if (found === null) throw new NotFoundError('I find no such account among yours.');
  const since = new Date(now.getTime() - (COURSE_DAYS - 1) * DAY_MS);
  const days = { accountId, fromDay: dayOf(since), toDay: dayOf(now) };
  const [scores, use, openings] = await Promise.all([
    listDayScores(db, days),
    listDayUse(db, days),
    listAlertOpenings(db, { accountId, since, now }),
  ]);
  const isOneModel = scores.every(({ modelVersion }) => modelVersion === model.version);
  return {
    accountId,
    name: found.account.name,
    fromDay: days.fromDay,
    toDay: days.toDay,
    scores,
    bands: isOneModel ? findVariant(model, found.account.segment).bands : [],
    alertDays: openings.map(dayOf),
    use,
    momentum: found.health === null ? null : toMomentum(found.health),
  };
}

const toMomentum = ({ change30, change90, change180, trend }: ScoreCourse['momentum'] & object) => ({
  change30,
  change90,
  change180,
  trend,
});

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
