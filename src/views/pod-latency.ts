import type { KnownBlock } from '@slack/types';
import type { ActionedInTime, Latency, PodLatency, PodSummary, RepLatency } from '../domain/pod-latency';
import type { HitRate } from '../domain/prediction';
import { describeAbsence } from './absence';
import { context, section } from './message';
import { escapeWithin } from './mrkdwn';
import { count } from './wording';

const REPS_SHOWN = 12;
const REPS_IN_A_SECTION = 6;
const AWAY_SHOWN = 5;
const NAME = 32;

/** How a pod answers, over all and by rep: on its page and on its manager's Home (R24, R33). */
export function describePod(pod: PodLatency, hits: ReadonlyMap<string, HitRate> = new Map()): KnownBlock[] {
  const lines = [
    latencyLine('acknowledge', pod.toAcknowledge),
    latencyLine('action', pod.toAction),
    inTimeLine(pod),
    ageLine(pod),
    ...(pod.missed > 0 ? [`⚠ Missed: *${pod.missed}* open without an action after 5 business days`] : []),
  ];
  return [section(lines.join('\n')), ...describeReps(pod, hits)];
}

/** One pod in one line, for whoever looks over all of them. */
export function podLine(pod: PodSummary): string {
  const { overSevenDays, ...younger } = pod.openByAge;
  const open = overSevenDays + younger.underOneDay + younger.oneToThreeDays + younger.threeToSevenDays;
  const old = overSevenDays > 0 ? ` (${overSevenDays} over 7 days)` : '';
  const missed = pod.missed > 0 ? ` · ⚠ ${pod.missed} missed` : '';
  return `*${escapeWithin(pod.pod, NAME)}*: ${speeds(pod)} · ${open} open${old}${missed}`;
}

function describeReps(pod: PodLatency, hits: ReadonlyMap<string, HitRate>): KnownBlock[] {
  if (pod.reps.length === 0) return [];
  const lines = pod.reps
    .slice(0, REPS_SHOWN)
    .map((rep) => repLine(rep, pod.weeklyBudget, hits.get(rep.email ?? '') ?? null));
  const sections = [];
  for (let at = 0; at < lines.length; at += REPS_IN_A_SECTION)
    sections.push(section(lines.slice(at, at + REPS_IN_A_SECTION).join('\n')));
  const rest = pod.reps.length - REPS_SHOWN;
  const more = rest > 0 ? `and ${count(rest, 'more rep')}. ` : '';
  return [
    ...sections,
    context(
      `${more}Hours are business hours, p50/p90. “In time”: red alerts acted on within 5 business days. Counted: Critical, High and Red; “of ${pod.weeklyBudget}” and the CSV count every alert.`,
    ),
  ];
}

/** Who of the pod is away, for those who cannot change it. */
export function awayLine(away: PodLatency['away']): KnownBlock[] {
  if (away.length === 0) return [];
  const rest = away.length - AWAY_SHOWN;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  return [context([...away.slice(0, AWAY_SHOWN).map(describeAbsence), ...more].join(' · '))];
}

/** For the fallback text as well. */
export function latencyLine(what: string, { p50Hours, p90Hours, count: times }: Latency): string {
  if (p50Hours === null || p90Hours === null) return `Alert to ${what}: none in this period`;
  return `Alert to ${what}: p50 *${hours(p50Hours)}*, p90 *${hours(p90Hours)}* business hours (${count(times, 'alert')})`;
}

/** One decimal below ten hours, whole hours above. */
export const hours = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function inTimeLine({ actionedInTime: { rate, actioned, due } }: PodLatency): string {
  if (rate === null) return 'Actioned within 5 business days: no alert is that old yet';
  return `Actioned within 5 business days: *${percent(rate)}* (${actioned} of ${due})`;
}

const percent = (rate: number): string => `${Math.round(rate * 100)}%`;

function ageLine({ openByAge: age }: PodLatency): string {
  return `Open by age · under 1 day: ${age.underOneDay} · 1–3 days: ${age.oneToThreeDays} · 3–7 days: ${age.threeToSevenDays} · over 7 days: ${age.overSevenDays}`;
}

/** R18, R32: how loud the week was, how fast they answer, what is left, and whether their alerts were right. */
function repLine(rep: RepLatency, budget: number, hits: HitRate | null): string {
  const loud = rep.alertsThisWeek > budget ? ' ⚠ over budget' : '';
  const open = `${rep.open} open${rep.missed > 0 ? `, ⚠ ${rep.missed} missed` : ''}`;
  const right = hits === null ? '' : ` · ${hits.right} of ${hits.right + hits.wrong} predictions right`;
  return `*${escapeWithin(rep.name, NAME)}*: ${rep.alertsThisWeek} of ${budget} alerts this week${loud} · ${speeds(rep)} · ${open}${right}`;
}

type Speeds = { toAcknowledge: Latency; toAction: Latency; actionedInTime: ActionedInTime };

function speeds({ toAcknowledge, toAction, actionedInTime: { rate } }: Speeds): string {
  const inTime = rate === null ? '' : ` · ${percent(rate)} in time`;
  return `acknowledged ${speed(toAcknowledge)} · acted ${speed(toAction)}${inTime}`;
}

const speed = ({ p50Hours, p90Hours }: Latency): string =>
  p50Hours === null || p90Hours === null ? 'not yet' : `${hours(p50Hours)}/${hours(p90Hours)} h`;
