import type { AccountHealth } from '../domain/account-card';
import type { AccountInsights } from '../domain/account-insights';
import type { Band } from '../domain/band';
import type { MoneyFlag, RootCause } from '../domain/insight';
import { describeWeek } from './account-outlook';
import { datedAction } from './dated-action';
import { SHOWN } from './limits';
import { escapeMrkdwn } from './mrkdwn';
import { signalWords, titleWords } from './signal-words';
import { asSentence, dayOf, money } from './wording';

const DISAGREEMENTS: Record<MoneyFlag, string> = {
  green_but_billing_falls: 'Green, but they pay less than a quarter ago.',
  red_but_seats_grow: 'Red, but they bought seats in the last 90 days.',
};

/** One line each, only for what there is to say: the way out, what changed and since when, what is odd, what to offer. */
export function describeInsights(health: AccountHealth, currency: string | null): string[] {
  const { band, insights, anomaly } = health;
  const { rootCause, moneyFlag } = insights;
  return [
    ...describeWayOut(band, insights),
    ...(rootCause === null ? [] : [`*What changed* ${describeCause(rootCause)}`]),
    ...(anomaly === null ? [] : [`*Unusual week* ${describeWeek(anomaly)}`]),
    ...(moneyFlag === null ? [] : [`*Score and money disagree* ${DISAGREEMENTS[moneyFlag]}`]),
    ...describeExpansion(health, currency),
  ];
}

function describeCause({ dimension, lost, signals, sinceOn }: RootCause): string {
  const since = sinceOn === null ? '' : `, falling since ${dayOf(sinceOn)}`;
  const parts = signals.map((one) => `${signalWords(one.signal)} −${Math.round(one.lost)}`);
  const behind = parts.length === 0 ? '.' : `: ${parts.join(', ')}.`;
  return `${titleWords(dimension)} −${Math.round(lost)} lately${since}${behind}`;
}

function describeWayOut(band: Band, { nextBand }: AccountInsights): string[] {
  if (band !== 'red' && band !== 'yellow') return [];
  const way =
    nextBand === null ? 'more than two things have to get better.' : asSentence(nextBand.sentence, SHOWN.reason);
  return [`*What would change it* ${way}`];
}

type Health = Pick<AccountHealth, 'reason' | 'insights'>;

/** What to offer, with its reason and action, where nothing else has to be said of the account first. */
export function findOffer({ reason, insights }: Health): NonNullable<AccountInsights['expansion']> | null {
  return reason === null && insights.expansion?.stage === 'ready' ? insights.expansion : null;
}

/** Where the offer is the card's first sentence, only what that left out. */
function describeExpansion(health: AccountHealth, currency: string | null): string[] {
  const { expansion } = health.insights;
  if (expansion === null) return [];
  const worth = expansion.arr === null ? '' : `worth about ${money(expansion.arr, currency)} a year, estimated`;
  const [reason = '', ...others] = expansion.reason.split('; ');
  if (findOffer(health) !== null) return sayMore([...others, worth]);
  const title = expansion.stage === 'ready' ? 'Ready for more' : 'Growing, not yet ready for more';
  const first = escapeMrkdwn(reason, SHOWN.reason);
  const { action: offer, actionDueOn } = expansion;
  const action = offer === null ? '' : ` ${datedAction({ action: offer, actionDueOn }, { characters: SHOWN.reason })}`;
  return [`*${title}* ${first}${worth === '' ? '' : `; ${worth}`}.${action}`];
}

const sayMore = (parts: readonly string[]): string[] => {
  const said = parts.filter((part) => part !== '').join('; ');
  return said === '' ? [] : [`*Also* ${escapeMrkdwn(said, SHOWN.reason)}.`];
};
