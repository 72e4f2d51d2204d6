import type { KnownBlock } from '@slack/types';
import type { AlertCard } from '../domain/alert';
import { buildAlertActions } from './alert-actions';
import { alertSentence } from './alert-sentence';
import { buildTriggerLines, sayCleared } from './alert-triggers';
import { SHOWN } from './limits';
import { context, section, type Message } from './message';
import { escapeMrkdwn } from './mrkdwn';
import { OUTCOME_WORDS } from './outcome-words';
import { sayNextStep } from './next-step';
import { predictionLine } from './prediction';
import { bandLabel, bandWord, dateTime, dayIn, dayOf, mention, tierWord } from './wording';

/**
 * The alert's message in the pod's channel: the canonical sentence, what else holds, how things stand, and the buttons that still make
 * sense.
 * The same builder posts and updates, so the message always shows the present state. `text` is the sentence itself.
 */
export function buildAlertMessage(card: AlertCard): Message {
  const text = alertSentence(card);
  const said = [section(text), ...buildTriggerLines(card), ...claimLine(card), context(standing(card))];
  const blocks: KnownBlock[] = [...said, ...historyLines(card)];
  return { text, blocks: [...blocks, ...buildAlertActions(card, 'message')] };
}

/** What it claims, checkable on a day, and how often its reason was right before (R4). */
function claimLine({ prediction = null, hitRate = null }: AlertCard): KnownBlock[] {
  const line = predictionLine(prediction, hitRate);
  return line === null ? [] : [context(line)];
}

/** Number and band now, by when, and the note of a band that had to hold before it was told. */
function standing(card: AlertCard): string {
  const score = card.score === null ? 'Score not known' : `Score ${card.score}`;
  const parts = [
    ...(card.tier === 'critical' ? [`*${tierWord(card.tier)}*`] : []), // R158
    `${bandLabel(card.currentBand)} · ${score}`,
    `due ${dayOf(card.actionDueOn)}`,
    `since ${dateTime(card.openedAt)}`,
  ];
  if (card.heldNote !== null) parts.push(escapeMrkdwn(card.heldNote, SHOWN.note));
  return parts.join(' · ');
}

/** What people and the account have done since; at most eight short lines. */
function historyLines(card: AlertCard): KnownBlock[] {
  const lines = [
    covers(card),
    recovered(card),
    sayCleared(card),
    acknowledged(card),
    lastAction(card),
    missed(card),
    nextStep(card),
    snoozed(card),
    resolved(card),
  ].filter((line) => line !== null);
  return lines.map((line) => context(line)); // one block each: in one block they would run on in one line
}

function covers({ coversFor, dri, status }: AlertCard): string | null {
  if (coversFor === null || status === 'resolved') return null;
  return `${escapeMrkdwn(dri.name, 80)} covers for ${escapeMrkdwn(coversFor.name, 80)} until ${dayOf(dayIn(coversFor.timeZone, coversFor.until))}`;
}

function recovered({ currentBand, to, status }: AlertCard): string | null {
  if (to === null || currentBand === to || currentBand === 'unknown') return null;
  return status === 'resolved' ? null : `▲ Recovered: out of ${bandWord(to)}, now ${bandWord(currentBand)}`;
}

function acknowledged({ acknowledgedBy, status }: AlertCard): string | null {
  if (acknowledgedBy === null) return status === 'open' ? 'Waiting for someone to acknowledge' : null;
  return `✓ Acknowledged by ${mention(acknowledgedBy)} ${dateTime(acknowledgedBy.at)}`;
}

function lastAction({ lastAction: last }: AlertCard): string | null {
  if (last === null) return null;
  return `✎ ${escapeMrkdwn(last.note, SHOWN.note)} (${escapeMrkdwn(last.byName, 80)}, ${dateTime(last.at)})`;
}

function nextStep({ nextStep: step }: AlertCard): string | null {
  return step === null ? null : `→ Next: ${sayNextStep(step, SHOWN.note)}`;
}

/** Said until someone acts. */
function missed({ missedAt, lastAction: last, status }: AlertCard): string | null {
  if (missedAt === null || last !== null || status === 'resolved') return null;
  return `⚠ Missed: 5 business days without a logged action, ${dateTime(missedAt)}`;
}

function snoozed({ status, snoozedUntil, snoozeReason }: AlertCard): string | null {
  if (status !== 'snoozed' || snoozedUntil === null) return null;
  const why = snoozeReason === null ? '' : `: ${escapeMrkdwn(snoozeReason, SHOWN.note)}`;
  return `☾ Snoozed until ${dateTime(snoozedUntil)}${why}`;
}

function resolved({ status, outcome, outcomeNote, resolvedAt }: AlertCard): string | null {
  if (status !== 'resolved') return null;
  const how = outcome === null ? 'Resolved' : `Resolved: ${OUTCOME_WORDS[outcome]}`;
  const note = outcomeNote === null ? '' : `: ${escapeMrkdwn(outcomeNote, SHOWN.note)}`;
  return resolvedAt === null ? `■ ${how}${note}` : `■ ${how} ${dateTime(resolvedAt)}${note}`;
}
