import type { AlertCard } from '../domain/alert';
import { buildAlertActions } from './alert-actions';
import { alertSentence, datedAlertSentence } from './alert-sentence';
import { SHOWN } from './limits';
import { section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { asSentence, dayIn, dayOf } from './wording';

export type AlertNoteKind = 'critical' | 'reminder' | 'escalation' | 'missed' | 'assigned';

const LEAD: Record<AlertNoteKind, (card: AlertCard) => string> = {
  critical: () => 'In your team:',
  reminder: () => 'Still waiting for your answer:',
  escalation: () => 'Nobody has answered this yet:',
  missed: () => 'No action logged in 5 business days:',
  assigned: ({ coversFor }) =>
    coversFor === null
      ? 'This alert is now yours:'
      : `You cover for ${escapeMrkdwn(coversFor.name, 80)} until ${dayOf(dayIn(coversFor.timeZone, coversFor.until))}; this alert is now yours:`,
};

/** One alert, told to one person directly: why they hear of it, the canonical sentence, which names tier and DRI, and its buttons. */
export function buildAlertNote(card: AlertCard, kind: AlertNoteKind): Message {
  const said = kind === 'critical' ? `${alertSentence(card)}${sayCritical(card)}` : datedAlertSentence(card);
  const text = `${LEAD[kind](card)} ${said}`;
  return { text, blocks: [section(text), ...buildAlertActions(card, kind)] };
}

/** What is critical, where the sentence tells of something else. */
function sayCritical({ reason: said, triggers }: AlertCard): string {
  const isUnsaid = ({ tier, clearedAt, reason }: AlertCard['triggers'][number]): boolean =>
    tier === 'critical' && clearedAt === null && reason !== said;
  const found = triggers.find(isUnsaid);
  return found === undefined ? '' : ` Also, critical: ${asSentence(found.reason, SHOWN.reason)}`;
}
