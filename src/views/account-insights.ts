import type { AccountHealth } from '../domain/account-card';
import type { AccountInsights } from '../domain/account-insights';
import type { Band } from '../domain/band';
import type { DropKind, MoneyFlag, RootCause } from '../domain/insight';
import { SHOWN } from './limits';
import { escapeMrkdwn } from './mrkdwn';
import { signalWords } from './signal-words';
import { asSentence, count, dayOf, money } from './wording';

const DROPS: Record<DropKind, string> = {
  critical: 'critical: 20 points or more in 30 days',
  rapid: 'rapid: more than 15 points in 30 days',
  notable: 'notable: 10 points or more in 30 days',
  sustained: 'sustained: 15 points or more in 90 days',
};
const DISAGREEMENTS: Record<MoneyFlag, string> = {
  green_but_billing_falls: 'the score is Green, but they pay less than a quarter ago.',
  red_but_seats_grow: 'the score is Red, but they bought seats in the last 90 days.',
};

/** One line each, only for what there is to say: what changed and since when, what would change it, where money disagrees. */
export function describeInsights({ band, insights }: AccountHealth, currency: string | null): string[] {
  const { drop, rootCause, moneyFlag } = insights;
  return [
    ...(drop === null ? [] : [`*Drop* ${DROPS[drop]}.`]),
    ...(rootCause === null ? [] : [`*What changed* ${describeCause(rootCause)}`]),
    ...describeWayOut(band, insights),
    ...(moneyFlag === null ? [] : [`*Score and money disagree* ${DISAGREEMENTS[moneyFlag]}`]),
    ...describeExpansion(insights, currency),
  ];
}

function describeCause({ dimension, lost, signals, sinceOn }: RootCause): string {
  const since = sinceOn === null ? 'lately' : `since ${dayOf(sinceOn)}`;
  const parts = signals.map((one) => `${signalWords(one.signal)} −${Math.round(one.lost)}`);
  const behind = parts.length === 0 ? '.' : `: ${parts.join(', ')}.`;
  return `${signalWords(dimension)} took ${count(Math.round(lost), 'point')} ${since}${behind}`;
}

function describeWayOut(band: Band, { nextBand }: AccountInsights): string[] {
  if (band !== 'red' && band !== 'yellow') return [];
  const way =
    nextBand === null ? 'more than two things have to get better.' : asSentence(nextBand.sentence, SHOWN.reason);
  return [`*What would change it* ${way}`];
}

function describeExpansion({ expansion }: AccountInsights, currency: string | null): string[] {
  if (expansion === null) return [];
  const title = expansion.stage === 'ready' ? 'Ready for more' : 'Growing, not yet ready for more';
  const worth = expansion.arr === null ? '' : ` Worth about ${money(expansion.arr, currency)} a year, estimated.`;
  return [`*${title}* ${escapeMrkdwn(expansion.reason, SHOWN.reason)}.${worth}`];
}
