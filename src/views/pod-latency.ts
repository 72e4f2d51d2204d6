import type { KnownBlock } from '@slack/types';
import type { Latency, PodLatency, RepLatency } from '../domain/pod-latency';
import { describeAbsence } from './absence';
import { context, section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { count } from './wording';

const REPS_SHOWN = 15;
const AWAY_SHOWN = 5;

/** `/health pod` (R24): how fast the pod answers its alerts, in business hours, and whose week is too loud. */
export function buildPodLatency(pod: PodLatency): Message {
  const title = `Pod ${escapeMrkdwn(pod.pod, 80)}, last ${pod.periodDays} days: ${count(pod.alerts, 'alert')}`;
  return {
    text: `${title}. ${latencyLine('acknowledge', pod.toAcknowledge)}.`,
    blocks: [section(`*${title}*`), ...describePod(pod)],
  };
}

/** The body alone, also used on a manager's Home. */
export function describePod(pod: PodLatency): KnownBlock[] {
  const lines = [
    latencyLine('acknowledge', pod.toAcknowledge),
    latencyLine('action', pod.toAction),
    inTimeLine(pod),
    ageLine(pod),
    ...(pod.missed > 0 ? [`⚠ Missed: *${pod.missed}* open without an action after 5 business days`] : []),
  ];
  const reps = pod.reps.slice(0, REPS_SHOWN).map((rep) => repLine(rep, pod.weeklyBudget));
  const rest = pod.reps.length - REPS_SHOWN;
  return [
    section(lines.join('\n')),
    ...(reps.length > 0 ? [section(reps.join('\n'))] : []),
    ...(pod.away.length > 0 ? [context(awayLine(pod.away))] : []),
    ...(rest > 0 ? [context(`and ${count(rest, 'more rep')}`)] : []),
  ];
}

function awayLine(away: PodLatency['away']): string {
  const rest = away.length - AWAY_SHOWN;
  const more = rest > 0 ? [`and ${rest} more`] : [];
  return [...away.slice(0, AWAY_SHOWN).map(describeAbsence), ...more].join(' · ');
}

function latencyLine(what: string, { p50Hours, p90Hours, count: times }: Latency): string {
  if (p50Hours === null || p90Hours === null) return `Alert to ${what}: none in this period`;
  return `Alert to ${what}: p50 *${hours(p50Hours)}*, p90 *${hours(p90Hours)}* business hours (${count(times, 'alert')})`;
}

/** One decimal below ten hours, whole hours above. */
const hours = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function inTimeLine({ actionedInTime: { rate, actioned, due } }: PodLatency): string {
  if (rate === null) return 'Actioned within 5 business days: no alert is that old yet';
  return `Actioned within 5 business days: *${Math.round(rate * 100)}%* (${actioned} of ${due})`;
}

function ageLine({ openByAge: age }: PodLatency): string {
  return `Open by age · under 1 day: ${age.underOneDay} · 1–3 days: ${age.oneToThreeDays} · 3–7 days: ${age.threeToSevenDays} · over 7 days: ${age.overSevenDays}`;
}

function repLine(rep: RepLatency, budget: number): string {
  const load = `${rep.alertsThisWeek} of ${budget} alerts this week`;
  const loud = rep.alertsThisWeek > budget ? ' ⚠ over budget' : '';
  const { p50Hours } = rep.toAction;
  const speed = p50Hours === null ? 'no action yet' : `p50 to action ${hours(p50Hours)} h`;
  return `*${escapeMrkdwn(rep.name, 80)}*: ${load}${loud} · ${speed} · ${rep.open} open`;
}
