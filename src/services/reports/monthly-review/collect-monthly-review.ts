import { atLocalHour } from '../../../alerts/at-local-hour';
import type { Db } from '../../../db/client';
import { listMeasuredAlerts } from '../../../db/queries/effectiveness';
import { listFreshnessSlo } from '../../../db/queries/freshness-slo';
import { listDeliveredStreams, listFailedRuns, listQuarantinedIn } from '../../../db/queries/review-quality';
import { listJudgedOutcomes, listMonthPredictions, type GradedPrediction } from '../../../db/queries/review-outcomes';
import { countLateAnswers, listFeedback, listMonthSpotChecks, type MonthSpan } from '../../../db/queries/review-voices';
import { hasOutcomes } from '../../../db/queries/track-record';
import type { CalendarOf } from '../../../domain/calendar';
import type { AlertReview, MonthlyReview, QualityReview } from '../../../domain/monthly-review';
import { STREAMS } from '../../../domain/stream';
import { addDays } from '../../../scoring/days';
import { findIneffective } from '../../effectiveness/find-ineffective';
import { measureEffectiveness, measureGroup, timeAlerts } from '../../effectiveness/measure-effectiveness';
import { reviewOverrides } from '../../override/review-overrides';
import { plusMonths } from '../plus-months';
import { advise } from './advise';
import { listCases } from './list-cases';
import { measurePlays } from './measure-plays';
import { reviewOutcomes } from './review-outcomes';
import { reviewFeedback, reviewJudgements, reviewSpotChecks } from './review-voices';

const DAY_MS = 86_400_000;
const LEAD_DAYS = 30; // a warning in the last month comes too late to act on
const ALERT_DAYS = 90; // as `/health alerts`: a month is too short to call a trigger ineffective
const JUDGEMENT_DAYS = 180;
const SHOWN = 5;
/** Without people and pods nothing is told at all: that shows without a review. */
const FACT_STREAMS = STREAMS.filter((stream) => !['accounts', 'people', 'pods'].includes(stream));

export type ReviewSettings = { timeZone: string; calendarOf: CalendarOf; rates: Readonly<Record<string, number>> };
type Month = MonthSpan & { from: string; until: string };

/** The month that begins on `period` (R83–R86, R234), as it can be known at `now`. A month without anything still says what was measured. */
export async function collectMonthlyReview(
  tx: Db,
  period: string,
  { now, ...settings }: ReviewSettings & { now: Date },
): Promise<MonthlyReview> {
  const month = toMonth(period, settings.timeZone);
  const outcomes = await listJudgedOutcomes(tx, { ...month, leadDays: LEAD_DAYS });
  const predictions = await listMonthPredictions(tx, month);
  const feedback = await listFeedback(tx, month);
  const spotChecks = await listMonthSpotChecks(tx, period);
  const review = {
    from: month.from,
    until: month.until,
    leadDays: LEAD_DAYS,
    outcomes: reviewOutcomes(outcomes, await hasOutcomes(tx), settings.rates),
    predictions: countVerdicts(predictions),
    ...(await readAlerts(tx, month, { ...settings, now })),
    feedback: reviewFeedback(feedback),
    judgements: await readJudgements(tx, month),
    spotChecks: reviewSpotChecks(spotChecks, await countLateAnswers(tx, period, month)),
    quality: await readQuality(tx, month),
  };
  return { ...review, advice: advise(review), cases: listCases({ outcomes, predictions, feedback, spotChecks }) };
}

function toMonth(from: string, timeZone: string): Month {
  const next = plusMonths(from, 1);
  const [fromAt, untilAt] = [atLocalHour(from, 0, timeZone), atLocalHour(next, 0, timeZone)];
  return { from, until: addDays(next, -1), fromAt, untilAt };
}

function countVerdicts(predictions: readonly GradedPrediction[]): MonthlyReview['predictions'] {
  const count = (verdict: GradedPrediction['verdict']) => predictions.filter((one) => one.verdict === verdict).length;
  return { right: count('right'), wrong: count('wrong'), unknown: count('unknown'), open: count(null) };
}

/** Alerts of the month by number; triggers and playbook of the 90 days to its end. */
async function readAlerts(
  tx: Db,
  { fromAt, untilAt }: MonthSpan,
  { calendarOf, now }: { calendarOf: CalendarOf; now: Date },
): Promise<{ alerts: AlertReview; plays: MonthlyReview['plays'] }> {
  const since = new Date(untilAt.getTime() - ALERT_DAYS * DAY_MS);
  const last = new Date(untilAt.getTime() - 1);
  const all = await listMeasuredAlerts(tx, { since, now: last, scope: { kind: 'all' } });
  const ofMonth = await listMeasuredAlerts(tx, { since: fromAt, now: last, scope: { kind: 'all' } });
  const settings = { calendarOf, now };
  const { alerts: told, untold, acted, precision } = measureGroup('', timeAlerts(ofMonth, settings));
  const falseAlarms = { part: precision.whole - precision.part, whole: precision.whole };
  const found = findIneffective(measureEffectiveness(timeAlerts(all, settings), 'trigger', new Map()));
  return { alerts: { told, untold, acted, falseAlarms, ...found }, plays: measurePlays(all, now) };
}

async function readJudgements(tx: Db, { fromAt, untilAt }: MonthSpan): Promise<MonthlyReview['judgements']> {
  const from = new Date(untilAt.getTime() - JUDGEMENT_DAYS * DAY_MS);
  const last = new Date(untilAt.getTime() - 1);
  return reviewJudgements(await reviewOverrides(tx, { viewer: { scope: { kind: 'all' } }, from, now: last }), fromAt);
}

async function readQuality(tx: Db, month: Month): Promise<QualityReview> {
  const quarantined = await listQuarantinedIn(tx, month);
  const delivered = await listDeliveredStreams(tx);
  return {
    quarantined: quarantined.slice(0, SHOWN),
    quarantinedRows: quarantined.reduce((sum, { rows }) => sum + rows, 0),
    failedRuns: (await listFailedRuns(tx, month)).slice(0, SHOWN),
    slo: await listFreshnessSlo(tx, { fromDay: month.from, toDay: month.until }),
    missing: FACT_STREAMS.filter((stream) => !delivered.has(stream)),
  };
}
