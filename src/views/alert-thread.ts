import type { AlertCard, AlertEvent, AlertEventKind } from '../domain/alert';
import { SHOWN } from './limits';
import { section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { bandWord, mention, tierWord } from './wording';

/** `who` is a name, already escaped, or null when Barometer itself acted. */
const WORDS: Record<AlertEventKind, (card: AlertCard, who: string | null, event: AlertEvent) => string> = {
  opened: () => 'Alert opened',
  posted: () => 'Alert posted',
  joined: (card) => `Now ${bandWord(card.currentBand)}: ${sayReason(card)}`, // other triggers are lines of the message
  acknowledged: (_card, who) => `Acknowledged by ${who ?? 'Barometer'}`,
  snoozed: (_card, who) => `Snoozed by ${who ?? 'Barometer'}`,
  woken: () => 'Snooze ended: this alert is open again',
  action_logged: (_card, who) => `Action logged by ${who ?? 'Barometer'}`,
  recovered: (card) => `Recovered: out of ${bandWord(card.to ?? 'red')}, now ${bandWord(card.currentBand)}`,
  relapsed: (card) => `Back to ${bandWord(card.currentBand)}: ${sayReason(card)}`,
  reassigned: (card, who, { toName, actorName }) => {
    if (actorName !== null && actorName === toName) return `Taken over by ${who}`;
    return `Reassigned to ${escapeMrkdwn(toName ?? card.dri.name, 80)}${who === null ? '' : ` by ${who}`}`;
  },
  raised: (card) => `Now ${tierWord(card.tier).toLowerCase()}`,
  cleared: () => 'What opened this alert no longer holds',
  deferred: () => 'Told in the digest: the week’s alerts were used up',
  listed: () => 'Listed in the digest',
  reminded: (card) => `Reminded ${escapeMrkdwn(card.dri.name, 80)}`,
  escalated: () => 'Told the manager',
  missed: () => 'Missed: no action logged within 5 business days',
  graded: () => 'Prediction graded',
  resolved: (_card, who) => (who === null ? 'Resolved by Barometer' : `Resolved by ${who}`),
};

const sayReason = ({ reason }: AlertCard): string => escapeMrkdwn(reason, SHOWN.reason);

const GOT_WORSE: ReadonlySet<AlertEventKind> = new Set(['joined', 'relapsed', 'raised']);

/** One line under the alert's message: which account, what happened, by whom, and the note given. Names, not mentions: no one is
 * pinged twice, but for what got worse, which its DRI must hear of. */
export function buildAlertThreadNote(card: AlertCard, event: AlertEvent): Message {
  const who = event.actorName === null ? null : escapeMrkdwn(event.actorName, 80);
  const note = event.note === null ? '' : `: ${escapeMrkdwn(event.note, SHOWN.note)}`;
  const dri = GOT_WORSE.has(event.kind) ? `. DRI: ${mention(card.dri)}` : '';
  const text = `[${escapeMrkdwn(card.accountName, SHOWN.name)}] ${WORDS[event.kind](card, who, event)}${note}${dri}`;
  return { text, blocks: [section(text)] };
}
