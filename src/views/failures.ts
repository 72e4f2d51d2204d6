import type { KnownBlock } from '@slack/types';
import type { FailureMode, Failures, GamingNotice, MonitorId } from '../domain/monitor';
import { context, header, section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { sparkline } from './sparkline';
import { count, dayOf } from './wording';

export const MONITOR_WORDS: Record<MonitorId, string> = {
  gaming: 'Score gaming',
  data_lag: 'Data lag',
  fatigue: 'Alert fatigue',
  role_confusion: 'Role confusion',
};

const percent = (rate: number): string => `${Math.round(rate * 100)}%`;

/** What is measured, and the limit, in words. */
const MEASURES: Record<MonitorId, (value: number, threshold: number) => string> = {
  gaming: (value, limit) =>
    `${percent(value)} of yellow accounts carry a judgement of the last 30 days; over ${percent(limit)} is looked at`,
  data_lag: (value, limit) => `usage is ${value.toFixed(0)} h old (median); over ${limit} h for two weeks is too old`,
  fatigue: (value, limit) => `the most alerts anyone was told this week: ${value}; more than ${limit} is too many`,
  role_confusion: (value, limit) =>
    `${percent(value)} of red alerts had an action within 5 business days; under ${percent(limit)} is too few`,
};

const MITIGATIONS: Record<MonitorId, (counts: FailureMode['mitigation']) => string> = {
  gaming: ({ judgements = 0 }) =>
    `telemetry cannot be edited; ${count(judgements, 'judgement')} in force, each capped, dated and shown beside the score`,
  data_lag: ({ withheld = 0 }) => `changes that rest on old data are withheld: ${count(withheld, 'account')} now`,
  fatigue: ({ deferred = 0 }) => `what exceeds the budget goes to the digest: ${count(deferred, 'alert')} in 7 days`,
  role_confusion: ({ nameless = 0, reminded = 0 }) =>
    `one name on every alert (${nameless} without); ${count(reminded, 'reminder')} in 7 days`,
};

/** `/health failures` (R27–R33): the four ways this can go wrong, each with its value, limit, since when, and what is done about it. */
export function buildFailures(failures: Failures): Message {
  const breached = failures.modes.filter(({ isBreached }) => isBreached);
  const text =
    breached.length === 0
      ? 'None of the four failure modes is over its limit.'
      : `Over the limit: ${breached.map(({ monitor }) => MONITOR_WORDS[monitor].toLowerCase()).join(', ')}.`;
  return { text, blocks: [section(`*${text}*`), ...describeFailures(failures)] };
}

/** The panel alone, also on RevOps’ Home. */
export function describeFailures({ modes, measuredSince }: Failures): KnownBlock[] {
  if (measuredSince === null) return [context('Not measured yet: the first look is tomorrow morning.')];
  return [
    ...modes.map((mode) => section(describeMode(mode))),
    context(`Measured daily since ${dayOf(measuredSince)}.`),
  ];
}

export const failuresHeader: KnownBlock = header('What can go wrong');

function describeMode(mode: FailureMode): string {
  const { monitor, value, threshold, isBreached, since, mitigation, trend } = mode;
  const sign = isBreached ? '⚠ Over' : '✓ Within';
  const when = isBreached && since !== null ? ` since ${dayOf(since)}` : '';
  const what = value === null ? 'nothing to measure yet' : MEASURES[monitor](value, threshold);
  const line = sparkline(toBars(trend, threshold));
  return [
    `*${MONITOR_WORDS[monitor]}* · ${sign} the limit${when}${line === '' ? '' : ` · ${line}`}`,
    `${what[0]?.toUpperCase() ?? ''}${what.slice(1)}. In force: ${MITIGATIONS[monitor](mitigation)}.`,
  ].join('\n');
}

/** Twice the limit fills the bar. */
const toBars = (trend: FailureMode['trend'], threshold: number): (number | null)[] =>
  trend.map((value) => (value === null ? null : Math.min(100, (value / (2 * threshold)) * 100)));

/** One line, in the same words for the person and for whoever leads them (R27). */
export function describeGaming({ name, detail }: GamingNotice): string {
  const of = (key: string): number => Number(detail[key] ?? 0);
  const signs = [
    of('isOverridden') > 0
      ? `${of('yellowOverridden')} of ${count(of('yellowAccounts'), 'yellow account')} carry a judgement of the last 30 days, more than 15%`
      : null,
    of('hugs') > 0
      ? `${of('nearEdge')} of ${count(of('accounts'), 'score')} stand just above a colour’s edge, more than chance explains`
      : null,
    of('isBeforeReview') > 0
      ? `${count(of('madeBeforeReview'), 'judgement')} were made in the week before the review`
      : null,
  ].filter((sign) => sign !== null);
  return `*${escapeMrkdwn(name, 80)}*: ${signs.join('; ')}. Shown to them and to their manager alike.`;
}
