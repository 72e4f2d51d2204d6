import { clipWords } from './mrkdwn';
import { asSentence, dayOf } from './wording';

/** How the playbook and the triggers say a date: the words that stand for `{when}`. */
const WHEN =
  /\b(?:today|tomorrow|this week|by (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|by \d{4}-\d{2}-\d{2}|by \d{1,2} [A-Z][a-z]{2})\b/u;

type Dated = { action: string; actionDueOn: string | null };
type Limits = { characters: number; words?: number };

/**
 * "Action: call their sponsor by Mon 14 Sep and ask what changed." The date stands once, where the action says when: "today" and "by
 * Monday" are true only on the day they are written, and rows are read for weeks. An action that says no date has it after its sentence.
 */
export function datedAction({ action, actionDueOn }: Dated, { characters, words }: Limits): string {
  const clipped = words === undefined ? action : clipWords(action, words);
  if (actionDueOn === null) return `Action: ${asSentence(clipped, characters)}`;
  const due = `by ${dayOf(actionDueOn)}`;
  if (WHEN.test(clipped)) return `Action: ${asSentence(clipped.replace(WHEN, due), characters)}`;
  if (clipped.endsWith('…')) return `Action: ${asSentence(clipped, characters)} ${due}.`; // its own date was cut off
  return `Action: ${asSentence(clipped, characters)} B${due.slice(1)}.`;
}
