import type { KnownBlock } from '@slack/types';
import type { ListRow } from '../../domain/list';
import { datedAction } from '../dated-action';
import { ACTIONS } from '../ids';
import { button } from '../message';
import { clipWords, escapeMrkdwn, mrkdwn } from '../mrkdwn';
import { asSentence, bandLabel, count, date, fullDayOf, money } from '../wording';
import { alertWord, FLAG_SIGNS, FLAG_WORDS, REVIEW_WORDS } from './list-words';

/** A row is read in seconds (R1): at most so many words, signs and dots aside. */
const ROW_WORDS = 40;
const WORDS = { name: 4, reason: 10, leastAction: 4 } as const; // an action of fewer words says nothing
const CHARACTERS = { name: 50, advice: 140 } as const;

/** One account: name, and the columns of R184; below, what it asks for with its sign, why, and what to do as far as the words reach. */
export function buildListRow(row: ListRow): KnownBlock {
  const first = firstLine(row);
  const asks = `${FLAG_SIGNS[row.flag]} *${FLAG_WORDS[row.flag]}.*`;
  const left = ROW_WORDS - countWords(`${first} ${asks}`);
  const second = [asks, ...advice(row, left)].join(' ');
  return {
    type: 'section',
    text: mrkdwn(`${first}\n${second}`),
    accessory: button(ACTIONS.openAccount, 'Details', row.accountId, row.name),
  };
}

function firstLine(row: ListRow): string {
  const name = escapeMrkdwn(clipWords(row.name, WORDS.name), CHARACTERS.name);
  const parts = [
    `*${name}*`,
    row.score === null ? `${bandLabel(row.band)}, no score` : `${bandLabel(row.band)} ${row.score}`,
    changeWords(row.change30),
    row.arr === null ? 'ARR not known' : `${money(row.arr, row.currency)} ARR`,
    row.renewalOn === null ? 'renewal not known' : `renews ${fullDayOf(row.renewalOn)}`,
    row.lastTouchAt === null ? 'no contact known' : `contact ${date(row.lastTouchAt)}`,
    alertWords(row),
  ];
  return parts.join(' · ');
}

/** How many, and how grave: the flag says what that asks for. */
function alertWords({ alert, alerts }: ListRow): string {
  if (alert === null) return count(alerts, 'alert');
  return `${count(alerts, 'alert')}, ${alertWord(alert).toLowerCase()}`;
}

/** Arrow and word; that the points are those of 30 days is said once, above the list. */
function changeWords(points: number | null): string {
  if (points === null) return 'change not known';
  if (points === 0) return '→ steady';
  return points > 0 ? `▲ up ${points}` : `▼ down ${-points}`;
}

/** Usage is the reason of who fell silent without any other: the group says so already, the number is said here. */
function reasonOf({ reason, group, usageChange30 }: ListRow): string | null {
  if (reason !== null || group !== 'disengaged' || usageChange30 === null) return reason;
  return `Usage down ${Math.round(-usageChange30 * 100)}% in 30 days`;
}

function advice(row: ListRow, words: number): string[] {
  const why = reasonOf(row);
  if (why === null) return [quietWords(row)].filter((said) => countWords(said) <= words);
  if (words < 1) return [];
  const reason = clipWords(why, Math.min(WORDS.reason, words));
  const said = asSentence(reason, CHARACTERS.advice);
  const left = words - countWords(said);
  return [said, ...actionWithin(row, left)];
}

/** Nothing is said of it: its number, and when it is looked at; the flag says that already of what is called or scheduled. */
function quietWords({ score, flag, attention }: ListRow): string {
  const number = score === null ? 'No score' : `Score ${score}`;
  if (flag === 'not_known') return `No score yet: ${REVIEW_WORDS[attention]}.`;
  const isScheduled = ['call_today', 'schedule_this_week', 'schedule_this_quarter'].includes(flag);
  return isScheduled ? `${number}, no single cause.` : `${number}, nothing pressing: ${REVIEW_WORDS[attention]}.`;
}

/** The date an action is given is words too: it is clipped until both fit, and left out where too little of it would be left. */
function actionWithin({ action, actionDueOn }: ListRow, words: number): string[] {
  if (action === null) return [];
  for (let least = Math.min(words, 20); least >= WORDS.leastAction; least -= 1) {
    const said = datedAction({ action, actionDueOn }, { characters: CHARACTERS.advice, words: least });
    if (countWords(said) <= words) return [said];
  }
  return [];
}

/** Words as a reader counts them: a date of Slack's is three, signs and dots are none. */
export const countWords = (text: string): number =>
  text
    .replaceAll(/<!date[^>]*>/gu, 'Jan 1 2000')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
