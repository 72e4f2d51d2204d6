import type { AccountStanding } from '../domain/account-standing';
import type { AccountHealth } from '../domain/account-card';
import type { CohortKind } from '../domain/insight';
import { SHOWN } from './limits';
import { escapeMrkdwn } from './mrkdwn';
import { bandWord, date } from './wording';

const KINDS: Record<CohortKind, string> = {
  segment: 'segment',
  industry: 'industry',
  plan: 'plan',
  tenure: 'tenure',
  arr_tier: 'ARR tier',
};

/** Where the account stands among its like, in the one comparison that says most (R72); then a person's own judgement, if there is one (R75). */
export function describeStanding({ cohort, judgement }: AccountStanding, health: AccountHealth | null): string[] {
  const score = health?.score ?? null;
  return [
    ...(cohort === null || score === null ? [] : [describeCohort(cohort, score)]),
    ...(judgement === null ? [] : [describeJudgement(judgement, health)]),
  ];
}

function describeCohort(cohort: NonNullable<AccountStanding['cohort']>, score: number): string {
  const { by, value, size, median, percentile, standing } = cohort;
  const among = `${ordinal(percentile)} percentile of ${size} ${escapeMrkdwn(value.replaceAll('_', ' '), 60)}`;
  const verdict =
    standing === 'level' ? 'level with its like' : `${standing === 'ahead' ? 'ahead of' : 'behind'} its like`;
  return `*Among its like* ${score}, ${KINDS[by]} median ${median} (${among}): ${verdict}`;
}

/** Nobody stands above or below all, himself among them: 1st to 99th. */
function ordinal(percentile: number): string {
  const shown = Math.min(99, Math.max(1, Math.round(percentile)));
  const ending = ['th', 'st', 'nd', 'rd'][shown % 10] ?? 'th';
  return `${shown}${shown > 10 && shown < 14 ? 'th' : ending}`;
}

function describeJudgement(
  { override, says }: NonNullable<AccountStanding['judgement']>,
  health: AccountHealth | null,
): string {
  const { judged, byName, expiresAt, reason } = override;
  const what =
    judged.kind === 'points'
      ? pointsSaid(judged.points, says?.score ?? null)
      : `*${bandWord(says?.band ?? judged.band)}*`;
  const why = escapeMrkdwn(reason, SHOWN.note);
  return `*${escapeMrkdwn(byName, 80)}* says ${what} until ${date(expiresAt)}: “${why}”; ${modelSaid(judged.kind, health)}`;
}

function pointsSaid(points: number, score: number | null): string {
  const signed = points > 0 ? `+${points}` : `−${-points}`;
  return score === null ? signed : `*${score}* (${signed})`;
}

function modelSaid(kind: 'points' | 'band', health: AccountHealth | null): string {
  if (kind === 'band') return health === null ? 'the model says nothing' : `the model says ${bandWord(health.band)}`;
  const score = health?.score ?? null;
  return score === null ? 'the model has no score' : `the model says ${score}`;
}
