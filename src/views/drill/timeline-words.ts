import type { AlertEventKind } from '../../domain/alert';
import type { TimelineEntry } from '../../domain/timeline';
import { capitalised, FACT_WORDS, sayEntered } from '../facts/fact-words';
import { escapeMrkdwn } from '../mrkdwn';
import { OUTCOME_WORDS } from '../outcome-words';
import { triggerWords } from '../trigger-words';
import { bandLabel, bandWord, count, money } from '../wording';
import { roleWord } from './contact-words';

type What = TimelineEntry['what'];
type Of<Kind extends What['kind']> = Extract<What, { kind: Kind }>;

const NOTE_SHOWN = 200;

/** One thing that happened, in one line: what it was in bold, then by whom, and what was said. */
export function sayEntry(what: What): string {
  switch (what.kind) {
    case 'band':
      return sayBand(what);
    case 'alert':
      return sayAlert(what);
    case 'activity':
      return sayActivity(what);
    case 'ticket':
      return sayTicket(what);
    case 'invoice':
      return sayInvoice(what);
    case 'note':
      return sayNote(what);
    case 'override':
      return sayOverride(what);
    case 'entered':
      return sayEnteredFact(what);
    case 'survey':
      return `*NPS ${what.score}* answered${byOf(what.who)}`;
    case 'left':
      return `*${roleWord(what.role)} left*${what.who === null ? '' : `: ${escapeMrkdwn(what.who, 80)}`}`;
  }
}

function sayBand({ from, to, score, isNewModel }: Of<'band'>): string {
  const number = score === null || to === 'unknown' ? '' : `, score ${score}`;
  const model = isNewModel ? ', by a new model' : '';
  return `*${bandLabel(to)}* after ${bandWord(from)}${number}${model}`;
}

const EVENTS: Record<AlertEventKind, string> = {
  opened: 'Alert',
  posted: 'Alert posted',
  joined: 'Alert went on',
  acknowledged: 'Alert acknowledged',
  snoozed: 'Alert snoozed',
  woken: 'Alert woke',
  action_logged: 'Action logged',
  recovered: 'Recovered',
  relapsed: 'Fell back',
  reassigned: 'Alert reassigned',
  raised: 'Alert raised',
  cleared: 'Cause gone',
  deferred: 'Alert deferred',
  listed: 'Alert listed',
  reminded: 'Reminder',
  escalated: 'Manager told',
  missed: 'Missed: no action in 5 business days',
  graded: 'Prediction graded',
  resolved: 'Alert resolved',
};

function sayAlert({ event, trigger, byName, note, outcome }: Of<'alert'>): string {
  const about = event === 'opened' ? ` (${triggerWords(trigger).toLowerCase()})` : '';
  const end = outcome === null ? '' : `, ${OUTCOME_WORDS[outcome]}`;
  return `*${EVENTS[event]}*${about}${end}${byOf(byName)}${saidOf(note)}`;
}

const ACTIVITIES: Readonly<Record<string, string>> = {
  call: 'Call',
  email: 'E-mail',
  meeting: 'Meeting',
  training: 'Training',
  qbr: 'Business review',
};

function sayActivity({ activity, attended, byName, note }: Of<'activity'>): string {
  const name = (activity === null ? undefined : ACTIVITIES[activity]) ?? 'Contact';
  const missed = activity === 'email' ? ', no answer' : ', nobody came';
  return `*${name}*${byOf(byName)}${attended === false ? missed : ''}${saidOf(note)}`;
}

function sayTicket({ step, ticketId, openHours }: Of<'ticket'>): string {
  const name = escapeMrkdwn(ticketId, 60);
  return step === 'opened' ? `*P1 opened*: ${name}` : `*P1 solved* after ${openHours ?? 0} h: ${name}`;
}

function sayInvoice({ step, amount, currency, lateDays }: Of<'invoice'>): string {
  const worth = money(amount, currency);
  if (step === 'disputed') return `*Invoice disputed*: ${worth}`;
  if (step === 'paid_late') return `*Invoice paid ${count(lateDays, 'day')} late*: ${worth}`;
  return `*Invoice past due*: ${worth}, ${count(lateDays, 'day')} so far`;
}

function sayNote({ byName, changed, trends, action }: Of<'note'>): string {
  const parts = [changed, trends, action].filter((part) => part !== null);
  return `*Note*${byOf(byName)}${saidOf(parts.length === 0 ? null : parts.join(' · '))}`;
}

function sayOverride({ step, byName, judged, reason }: Of<'override'>): string {
  const what = judged.kind === 'band' ? bandWord(judged.band) : signed(judged.points);
  if (step === 'withdrawn') return `*Judgement withdrawn*${byOf(byName)}: ${what}`;
  return `*Judged ${what}*${byOf(byName)}${saidOf(reason)}`;
}

const ENTERED_STEPS: Record<Of<'entered'>['step'], string> = {
  entered: 'entered by hand',
  taken_back: 'taken back',
  known: 'known to a source by now: what was entered by hand ended',
};

function sayEnteredFact({ step, field, value, currency, byName }: Of<'entered'>): string {
  return `*${capitalised(FACT_WORDS[field])} ${ENTERED_STEPS[step]}*${byOf(byName)}: ${sayEntered(value, currency)}`;
}

const byOf = (name: string | null): string => (name === null ? '' : ` by ${escapeMrkdwn(name, 80)}`);
const saidOf = (note: string | null): string => (note === null ? '' : `: ${escapeMrkdwn(note, NOTE_SHOWN)}`);
const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`.replace('-', '−'));
