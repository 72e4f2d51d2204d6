import type { Segment } from '../domain/account';
import type { AccountFeatures } from '../domain/features';
import { addDays, daysBetween, toDay, weekdayOf } from './days';

/** By when: before the week ends, or so many business days from now (0: today). */
export type DueRule = { kind: 'this_week' } | { kind: 'business_days'; count: number };

/** What to do about a driver. `{when}` in the text becomes the due date in words. */
export type Play = { text: string; due: DueRule };

/** Plays by how near the renewal is: the nearest that applies is taken. */
export type PlaysByRenewal = { default?: Play; within90?: Play; within30?: Play };

export type PlaybookEntry = PlaysByRenewal & { default: Play; segments: Partial<Record<Segment, PlaysByRenewal>> };

export type Playbook = { fallback: PlaybookEntry; signals: ReadonlyMap<string, PlaybookEntry> };

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const [WEDNESDAY, THURSDAY, FRIDAY] = [3, 4, 5];

/**
 * The action for a driver: the segment's own play before everybody's, the nearest renewal stage before a later one.
 * @returns Sentence without full stop, its date in words, and the date itself (a UTC weekday). Never throws.
 */
export function chooseAction(
  playbook: Playbook,
  signal: string,
  account: Pick<AccountFeatures, 'segment' | 'renewalOn'>,
  now: Date,
): { action: string; actionDueOn: string } {
  const entry = playbook.signals.get(signal) ?? playbook.fallback;
  const today = toDay(now);
  const play = choosePlay(entry, account, today);
  const actionDueOn = dueOn(play.due, today);
  return { action: play.text.replace('{when}', describeDue(play.due, today, actionDueOn)), actionDueOn };
}

function choosePlay(
  entry: PlaybookEntry,
  account: Pick<AccountFeatures, 'segment' | 'renewalOn'>,
  today: string,
): Play {
  const own = account.segment === null ? {} : (entry.segments[account.segment] ?? {});
  const days = account.renewalOn === null ? null : daysBetween(today, account.renewalOn);
  const isWithin = (limit: number) => days !== null && days >= 0 && days <= limit;
  const stages = [
    isWithin(30) ? (own.within30 ?? entry.within30) : undefined,
    isWithin(90) ? (own.within90 ?? entry.within90) : undefined,
    own.default,
  ];
  return stages.find((play) => play !== undefined) ?? entry.default;
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
