import type { AlertRow } from '../../db/queries/alerts';
import type { AlertLine } from '../../db/queries/alert-lines';
import type { BusinessCalendar } from '../../domain/calendar';
import type { Finding } from '../../domain/trigger';
import { adviceOf, isAboutScore } from './advice';
import { turnsRed, type Move, type TriggerRef } from './told';

/** A trigger as an alert keeps it, before its alert has an id. */
export type NewLine = Omit<AlertLine, 'alertId'>;
/** Lines of one alert, before and after a move; `fired` are those that begin with it, `changed` those to be written. */
export type LineChange = Record<'before' | 'after' | 'fired' | 'changed', AlertLine[]>;

const TURNED_RED: TriggerRef = { trigger: 'turned_red', key: '' };

/** What begins with a move: the transition into red first, then its triggers. */
export function toNewLines(move: Move, now: Date, calendar?: BusinessCalendar): NewLine[] {
  const found = move.fired.map((finding) => toNewLine(finding, now));
  return turnsRed(move) ? [toRedLine(move, now, calendar), ...found] : found;
}

function toNewLine({ trigger, key, tier, reason, action, actionDueOn, evidence }: Finding, now: Date): NewLine {
  return { trigger, key, tier, reason, action, actionDueOn, evidence, firedAt: now, clearedAt: null };
}

/**
 * R149: At Risk is high. Its worst part is critical (R148), and so is turning red with a score so low, or falling so fast, that this
 * alone is: then its driver is the reason to tell, for a score explains nothing.
 */
function toRedLine({ observation, fired }: Move, now: Date, calendar?: BusinessCalendar): NewLine {
  const { reason, action, actionDueOn } = adviceOf(observation, now, calendar);
  const isCriticalScore = fired.some(({ trigger, tier }) => tier === 'critical' && isAboutScore(trigger));
  const tier = observation.isCritical === true || isCriticalScore ? 'critical' : 'high';
  return { ...TURNED_RED, tier, reason, action, actionDueOn, evidence: null, firedAt: now, clearedAt: null };
}

/** While the account is red, the message tells that, with the reason it turned (R11), whatever graver stands beside it; null else. */
export const findVoice = <One extends NewLine>(lines: readonly One[]): One | null =>
  lines.find(({ trigger, clearedAt }) => trigger === 'turned_red' && clearedAt === null) ?? null;

/** An alert from before triggers were kept has one all the same: the transition that opened it. */
export function linesOf(alert: AlertRow, kept: readonly AlertLine[]): AlertLine[] {
  if (alert.toBand !== 'red' || kept.some(({ trigger }) => trigger === 'turned_red')) return [...kept];
  const { alertId, reason, action, actionDueOn, openedAt: firedAt, recoveredAt: clearedAt } = alert;
  const line = { ...TURNED_RED, alertId, tier: 'high' as const, reason, action, actionDueOn, firedAt, clearedAt };
  return [{ ...line, evidence: null }, ...kept];
}

/** What a move makes of an alert's lines: some end, some come back, some begin. */
export function changeLines(
  alertId: string,
  before: AlertLine[],
  move: Move,
  now: Date,
  calendar?: BusinessCalendar,
): LineChange {
  const cleared = toSet(move.transition === null || turnsRed(move) ? move.cleared : [...move.cleared, TURNED_RED]);
  const resumed = toSet(move.resumed);
  const fired = toNewLines(move, now, calendar).map((line) => ({ ...line, alertId }));
  const replaced = toSet(fired);
  const kept = before
    .filter((line) => !replaced.has(idOf(line)))
    .map((line): AlertLine => {
      if (line.clearedAt === null) return cleared.has(idOf(line)) ? { ...line, clearedAt: now } : line;
      return resumed.has(idOf(line)) ? { ...line, clearedAt: null } : line;
    });
  const changed = [...kept.filter((line) => !before.includes(line)), ...fired];
  return { before, after: [...kept, ...fired], fired, changed };
}

const idOf = ({ trigger, key }: TriggerRef): string => `${trigger}:${key}`;
const toSet = (refs: readonly TriggerRef[]): Set<string> => new Set(refs.map(idOf));
