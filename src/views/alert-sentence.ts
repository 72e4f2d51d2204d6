import type { AlertCard } from '../domain/alert';
import { datedAction } from './dated-action';
import { SHOWN } from './limits';
import { clipWords, escapeMrkdwn } from './mrkdwn';
import { asSentence, bandWord, mention, tierWord } from './wording';

/**
 * The one sentence of an alert (R3, R11, R12): account, transition, reason with a number and a window, action, one person.
 *   [Acme] Yellow→Red. Logins down 41% in 14 days. Action: book a 30-min usage review with their admin this week. DRI: <@U…>
 * Without a transition its tier leads: [Acme] Critical. P1 open for 3 h, renewal in March, $200K. Action: …
 * First line of the message and its notification text alike. Foreign text is escaped; a DRI who is not in Slack stands by name.
 */
export const alertSentence = (card: AlertCard): string =>
  sentenceOf(card, (words) => `Action: ${asSentence(clipWords(card.action, words), SHOWN.reason)}`);

/** The same, told again days later: "today" and "by Monday" were said of the day the alert opened, so the date stands instead. */
export const datedAlertSentence = (card: AlertCard): string =>
  sentenceOf(card, (words) => datedAction(card, { characters: SHOWN.reason, words: words - DATE_WORDS }));

/** Read in seconds (R1): at most 40 words, the mention one of them. The action has what name, reason and DRI leave. */
const WORDS = { sentence: 40, name: 5, reason: 13, person: 4 } as const;
const DATE_WORDS = 4; // "by Fri 27 Nov", behind an action that was cut

function sentenceOf(card: AlertCard, sayAction: (words: number) => string): string {
  const name = escapeMrkdwn(clipWords(card.accountName, WORDS.name), SHOWN.name);
  const start = `[${name}] ${headline(card)}. ${asSentence(clipWords(card.reason, WORDS.reason), SHOWN.reason)}`;
  const end = `DRI: ${mention({ ...card.dri, name: clipWords(card.dri.name, WORDS.person) })}`;
  const left = WORDS.sentence - countWords(`${start} Action: ${end}`);
  return `${start} ${sayAction(left)} ${end}`;
}

const countWords = (text: string): number => text.trim().split(/\s+/u).length;

/** What moved; of an alert without a transition, how soon it wants someone. The form of a transition is fixed: others parse it. */
function headline({ from, to, tier }: AlertCard): string {
  if (from === null || to === null) return tierWord(tier);
  return `${bandWord(from)}→${bandWord(to)}`;
}
