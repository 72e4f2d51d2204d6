import type { AlertCard } from '../domain/alert';
import { datedAction } from './dated-action';
import { SHOWN } from './limits';
import { escapeMrkdwn } from './mrkdwn';
import { asSentence, bandWord, mention, tierWord } from './wording';

/**
 * The one sentence of an alert (R3, R11, R12): account, transition, reason with a number and a window, action, one person.
 *   [Acme] Yellow→Red. Logins down 41% in 14 days. Action: book a 30-min usage review with their admin this week. DRI: <@U…>
 * Without a transition its tier leads: [Acme] Critical. P1 open for 3 h, renewal in March, $200K. Action: …
 * First line of the message and its notification text alike. Foreign text is escaped; a DRI who is not in Slack stands by name.
 */
export const alertSentence = (card: AlertCard): string =>
  sentenceOf(card, `Action: ${asSentence(card.action, SHOWN.reason)}`);

/** The same, told again days later: "today" and "by Monday" were said of the day the alert opened, so the date stands instead. */
export const datedAlertSentence = (card: AlertCard): string =>
  sentenceOf(card, datedAction(card, { characters: SHOWN.reason }));

function sentenceOf(card: AlertCard, action: string): string {
  return [
    `[${escapeMrkdwn(card.accountName, SHOWN.name)}] ${headline(card)}.`,
    asSentence(card.reason, SHOWN.reason),
    action,
    `DRI: ${mention(card.dri)}`,
  ].join(' ');
}

/** What moved; of an alert without a transition, how soon it wants someone. The form of a transition is fixed: others parse it. */
function headline({ from, to, tier }: AlertCard): string {
  if (from === null || to === null) return tierWord(tier);
  return `${bandWord(from)}→${bandWord(to)}`;
}
