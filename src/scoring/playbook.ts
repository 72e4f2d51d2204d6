import type { Segment } from '../domain/account';
import type { Band } from '../domain/band';
import type { AccountFeatures } from '../domain/features';
import { addDays, daysBetween, toDay, weekdayOf } from './days';

/** By when: before the week ends, or so many business days from now (0: today). */
export type DueRule = { kind: 'this_week' } | { kind: 'business_days'; count: number };

/** What to do about a driver. `{when}` in the text becomes the due date in words. */
export type Play = { text: string; due: DueRule };

/** Plays by the account's situation; `renewal30d` where the last month asks for something else than the two before. */
export type PlaysBySituation = { checkIn: Play; renewal: Play; renewal30d?: Play; churnRisk: Play };

export type PlaybookEntry = PlaysBySituation & { segments: Partial<Record<Segment, Partial<PlaysBySituation>>> };

export type Playbook = {
  fallback: PlaybookEntry;
  signals: ReadonlyMap<string, PlaybookEntry>;
  expansion: { fallback: Play; signals: ReadonlyMap<string, Play> };
};

/** What a play is chosen by, beside the driver. */
export type PlaySubject = Pick<AccountFeatures, 'segment' | 'renewalOn'> & { band: Band };
export type Action = { action: string; actionDueOn: string };

const RENEWAL_DAYS = 90; // R123, R124: from here on the renewal is what one talks about
const LAST_MONTH_DAYS = 30; // R123: paperwork
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const [WEDNESDAY, THURSDAY, FRIDAY] = [3, 4, 5];

/**
 * The action for a driver by the account's situation (R217–R220): red is churn risk however near the renewal; else a renewal within 90 days,
 * today included; else a check-in. The segment's own play goes before everybody's, that of the last 30 days before that of the 90.
 * @returns Sentence without full stop, its date in words, and the date itself (a UTC weekday). Never throws.
 */
export function chooseAction(playbook: Playbook, signal: string, account: PlaySubject, now: Date): Action {
  const today = toDay(now);
  return sayPlay(choosePlay(playbook.signals.get(signal) ?? playbook.fallback, account, today), today);
}

/** What to do about a strength of an account that is ready to expand (R222): never a signal's repair, and never asked for any other. */
export function chooseExpansionAction({ expansion }: Playbook, signal: string, now: Date): Action {
  return sayPlay(expansion.signals.get(signal) ?? expansion.fallback, toDay(now));
}

function choosePlay(entry: PlaybookEntry, { segment, renewalOn, band }: PlaySubject, today: string): Play {
  const plays: PlaysBySituation = { ...entry, ...(segment === null ? {} : entry.segments[segment]) };
  if (band === 'red') return plays.churnRisk;
  const days = renewalOn === null ? -1 : daysBetween(today, renewalOn);
  if (days < 0 || days > RENEWAL_DAYS) return plays.checkIn;
  return (days <= LAST_MONTH_DAYS ? plays.renewal30d : undefined) ?? plays.renewal;
}

function sayPlay({ text, due }: Play, today: string): Action {
  const actionDueOn = dueOn(due, today);
  return { action: text.replace('{when}', describeDue(due, today, actionDueOn)), actionDueOn };
}

/** The due day. "This week" is Friday until Thursday has passed; from Friday on it is the Wednesday after. Weekends are skipped. */
export function dueOn(rule: DueRule, today: string): string {
  const weekday = weekdayOf(today);
  if (rule.kind === 'this_week')
    return addDays(today, weekday <= THURSDAY ? FRIDAY - weekday : 7 - weekday + WEDNESDAY);
  let day = weekday > FRIDAY ? addDays(today, 8 - weekday) : today;
  for (let left = rule.count; left > 0; left -= 1) day = addDays(day, weekdayOf(day) === FRIDAY ? 3 : 1);
  return day;
}

function describeDue(rule: DueRule, today: string, due: string): string {
  const away = daysBetween(today, due);
  if (rule.kind === 'this_week' && weekdayOf(today) <= THURSDAY) return 'this week';
  if (away === 0) return 'today';
  if (away === 1) return 'tomorrow';
  return away < 7 ? `by ${WEEKDAYS[weekdayOf(due) - 1]}` : `by ${due}`;
}
