import type { AccountStanding } from '../domain/account-standing';
import type { AccountHealth } from '../domain/account-card';
import type { CohortKind } from '../domain/insight';
import { sayLastNote } from './judgement/account-note';
import { SHOWN } from './limits';
import { escapeMrkdwn } from './mrkdwn';
import { bandWord, date } from './wording';

const SEGMENTS: Readonly<Record<string, string>> = { smb: 'SMB', 'mid market': 'mid-market' };
/** What its like are, of each comparison. */
const LIKES: Record<CohortKind, (value: string) => string> = {
  segment: (value) => `${SEGMENTS[value] ?? value} accounts`,
  industry: (value) => `accounts in ${value}`,
  plan: (value) => `accounts on the ${value} plan`,
  tenure: (value) => `customers of ${value}`,
  arr_tier: (value) => `accounts of ${value} ARR`,
};

/** A person's own judgement, if there is one (R75). */
export function describeJudgement(
  { judgement }: Pick<AccountStanding, 'judgement'>,
  health: AccountHealth | null,
): string[] {
  return judgement === null ? [] : [sayJudgement(judgement, health)];
}

/** What was written last at a review (R174): for who may see the account, never for a whole channel. */
export const describeLastNote = ({ note }: AccountStanding): string[] => (note === null ? [] : [sayLastNote(note)]);

/** Where the account stands among its like, in the comparison that says most (R72), and in its segment (R187). */
export function describeCohort({ cohort, segment }: AccountStanding, health: AccountHealth): string[] {
  const score = scoreOf(health);
  if (cohort === null || score === null) return [];
  const inSegment = segment === null ? [] : [`*In its segment* ${sayCohort(score, segment)}`];
  return [`*Among its like* ${sayCohort(score, cohort)}`, ...inSegment];
}

const scoreOf = ({ score, band }: AccountHealth): number | null => (band === 'unknown' ? null : score);

type Cohort = NonNullable<AccountStanding['cohort']>;

function sayCohort(score: number, { by, value, size, median, percentile, standing }: Cohort): string {
  const like = LIKES[by](escapeMrkdwn(value.replaceAll('_', ' '), 60));
  return `${score}; the median of ${size} ${like} is ${Math.round(median)}: ${standing}, ${ordinal(percentile)} percentile.`;
}

/** Nobody stands above or below all, himself among them: 1st to 99th. */
function ordinal(percentile: number): string {
  const shown = Math.min(99, Math.max(1, Math.round(percentile)));
  const ending = ['th', 'st', 'nd', 'rd'][shown % 10] ?? 'th';
  return `${shown}${shown > 10 && shown < 14 ? 'th' : ending}`;
}

function sayJudgement(
  { override, says }: NonNullable<AccountStanding['judgement']>,
  health: AccountHealth | null,
): string {
  const { judged, byName, expiresAt, reason } = override;
  const what =
    judged.kind === 'points'
      ? pointsSaid(judged.points, says?.score ?? null)
      : `*${bandWord(says?.band ?? judged.band)}*`;
  const why = escapeMrkdwn(reason, SHOWN.note);
  return `*${escapeMrkdwn(byName, 80)}* says ${what} until ${date(lastMoment(expiresAt))}: “${why}”; ${modelSaid(judged.kind, health)}`;
}

/** It ends as its last day does: the day it names is that one, not the one that begins. */
const lastMoment = (expiresAt: Date): Date => new Date(expiresAt.getTime() - 1);

function pointsSaid(points: number, score: number | null): string {
  const signed = points > 0 ? `+${points}` : `−${-points}`;
  return score === null ? signed : `*${score}* (${signed})`;
}

function modelSaid(kind: 'points' | 'band', health: AccountHealth | null): string {
  if (kind === 'band') return health === null ? 'the model says nothing' : `the model says ${bandWord(health.band)}`;
  const score = health === null ? null : scoreOf(health);
  return score === null ? 'the model has no score' : `the model says ${score}`;
}
