import type { AlertCard } from '../domain/alert';
import { buildAlertActions } from './alert-actions';
import { alertSentence } from './alert-sentence';
import { section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { dayIn, dayOf, mention } from './wording';

export type AlertNoteKind = 'critical' | 'reminder' | 'escalation' | 'missed' | 'assigned';

const LEAD: Record<AlertNoteKind, (card: AlertCard) => string> = {
  critical: (card) => `Critical; ${mention(card.dri)} is named on it:`,
  reminder: () => 'This alert of yours waits for an answer:',
  escalation: (card) => `Nobody has answered this alert; ${mention(card.dri)} is named on it:`,
  missed: (card) => `Five business days without a logged action; ${mention(card.dri)} is named on this alert:`,
  assigned: ({ coversFor }) =>
    coversFor === null
      ? 'This alert is now yours:'
      : `You cover for ${escapeMrkdwn(coversFor.name, 80)} until ${dayOf(dayIn(coversFor.timeZone, coversFor.until))}; this alert is now yours:`,
};

/** One alert, told to one person directly: why they hear of it, the canonical sentence, and its buttons. */
export function buildAlertNote(card: AlertCard, kind: AlertNoteKind): Message {
  const text = `${LEAD[kind](card)} ${alertSentence(card)}`;
  return { text, blocks: [section(text), ...buildAlertActions(card, kind)] };
}
