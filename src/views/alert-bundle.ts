import type { KnownBlock } from '@slack/types';
import type { AlertCard } from '../domain/alert';
import type { BundledNote } from '../domain/direct-note';
import { datedAction } from './dated-action';
import { ACTIONS } from './ids';
import { button, context, section, type Message } from './message';
import { escapeMrkdwn, escapeWithin, mrkdwn } from './mrkdwn';
import { asSentence, count, date, tierWord } from './wording';

type Kind = BundledNote['kind'];
export type BundledAlert = { card: AlertCard; kind: Kind };

const KINDS = ['reminder', 'missed', 'escalation'] as const satisfies readonly Kind[]; // what the reader owes, then the longest silence
const MOST_LINES = 10;
const MOST_NAMED = 3;
const SHOWN = { name: 60, reason: 120 }; // characters: ten lines stay under what one message takes, escaped as well

const LEAD: Record<Kind, (alerts: number) => string> = {
  reminder: (alerts) => `${count(alerts, 'alert')} ${alerts === 1 ? 'waits' : 'wait'} for your answer`,
  escalation: (alerts) => `${count(alerts, 'alert')} of your team ${alerts === 1 ? 'waits' : 'wait'} for an answer`,
  missed: (alerts) =>
    `${count(alerts, 'alert')} of your team ${alerts === 1 ? 'has' : 'have'} no action logged in 5 business days`,
};
const ASKED: Record<Kind, string> = {
  reminder: 'Acknowledge each, or log what you did.',
  escalation: 'Ask whoever is named, or give them to someone else.',
  missed: 'Ask what holds them up, or give them to someone else.',
};

/** Several alerts told to one person in one message: a section for each reason they hear of them, a line for each alert, the gravest first. */
export function buildAlertBundle(told: readonly BundledAlert[]): Message {
  const groups = KINDS.flatMap((kind) => {
    const cards = told.filter((one) => one.kind === kind).map(({ card }) => card);
    return cards.length === 0 ? [] : [{ kind, cards: gravestFirst(cards) }];
  });
  const blocks: KnownBlock[] = [];
  let left = MOST_LINES;
  for (const { kind, cards } of groups) {
    const shown = cards.slice(0, left);
    left -= shown.length;
    blocks.push(section(`*${LEAD[kind](cards.length)}.* ${ASKED[kind]}`), ...shown.map(toLine));
    if (cards.length > shown.length) blocks.push(context(`and ${cards.length - shown.length} more`));
  }
  return { text: groups.map(({ kind, cards }) => `${LEAD[kind](cards.length)}: ${namesOf(cards)}.`).join(' '), blocks };
}

/** Stable: within a tier the oldest stays first, as it came. */
const gravestFirst = (cards: readonly AlertCard[]): AlertCard[] =>
  cards.toSorted((one, other) => Number(other.tier === 'critical') - Number(one.tier === 'critical'));

/** The DRI by name: a mention would ring at someone who does not read this. */
function toLine(card: AlertCard): KnownBlock {
  const { accountId, accountName, tier, reason, openedAt, dri } = card;
  const text = [
    `*${escapeWithin(accountName, SHOWN.name)}* · ${tierWord(tier)} · since ${date(openedAt)} · DRI: ${escapeMrkdwn(dri.name, 80)}`,
    `${asSentence(reason, SHOWN.reason)} ${datedAction(card, { characters: SHOWN.reason })}`,
  ].join('\n');
  return {
    type: 'section',
    text: mrkdwn(text),
    accessory: button(ACTIONS.openAccount, 'Details', accountId, accountName),
  };
}

function namesOf(cards: readonly AlertCard[]): string {
  const names = cards.slice(0, MOST_NAMED).map(({ accountName }) => escapeWithin(accountName, SHOWN.name));
  const rest = cards.length - names.length;
  const last = rest > 0 ? `${rest} more` : names.pop();
  return names.length === 0 ? (last ?? '') : `${names.join(', ')} and ${last}`;
}
