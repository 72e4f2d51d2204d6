import type { ActionsBlock, KnownBlock } from '@slack/types';
import type { HomeAccount, HomeExpansion, HomeWaiting } from '../../domain/home';
import { buildAlertActions } from '../alert-actions';
import { datedAction } from '../dated-action';
import { accountBlockId } from '../account-block-id';
import { ACTIONS } from '../ids';
import { button } from '../message';
import { clipWords, escapeMrkdwn, mrkdwn } from '../mrkdwn';
import { sayNextStep } from '../next-step';
import { asSentence, bandLabel, dateTime, dayOf, HELD_WITH_OTHERS, money, tierWord } from '../wording';

/** A row is read in seconds (R1–R3): its words are counted, 40 at most. What its first line takes, the advice cannot have. */
const WORDS = { row: 40, name: 5, reason: 12, advice: 25, step: 10 } as const; // advice: reason and action together
const AROUND = { action: 5, step: 4 } as const; // “Action: … by Fri 27 Nov”, “Next: …, Fri 27 Nov”
const CHARACTERS = 160;

export function waitingRow(row: HomeWaiting): KnownBlock[] {
  const score = row.score === null ? '' : ` · score ${row.score}`;
  const missed = row.missedAt === null ? '' : ' · ⚠ missed: no action in 5 business days';
  const first = `${nameOf(row)} · ${tierWord(row.tier)}${score} · ${row.status} since ${dateTime(row.openedAt)}${missed}`;
  return [
    withDetails(`${first}\n${waitingAdvice(row, first)}`, row),
    ...buildAlertActions({ ...row, accountName: row.name }, 'waiting'),
  ];
}

/** What the person said they would do next takes the place of the advice. */
function waitingAdvice(row: HomeWaiting, first: string): string {
  if (row.nextStep === null) return adviceBelow(first, row);
  const { text, on } = row.nextStep;
  const step = sayNextStep({ text: text === null ? null : clipWords(text, WORDS.step), on }, CHARACTERS);
  const left = WORDS.row - countWords(first) - WORDS.step - AROUND.step;
  return `${sentence(row.reason, Math.min(WORDS.reason, left))} Next: ${step}.`;
}

/** `shown`: alerts that stand further up, with their reason, action and buttons: an account is read once. */
export function accountRow(row: HomeAccount, shown: ReadonlySet<string>): KnownBlock[] {
  const { alert } = row;
  const first = redLine(row);
  if (alert !== null && shown.has(alert.alertId))
    return [withDetails(`${first}\nIts alert waits for you, above.`, row)];
  const target =
    alert === null ? logActions(row, 'red') : buildAlertActions({ ...alert, accountName: row.name }, 'red');
  const body = alert?.isGrouped === true ? HELD_WITH_OTHERS : adviceBelow(first, row);
  return [withDetails(`${first}\n${body}`.trim(), row), ...target];
}

function redLine(row: HomeAccount): string {
  const score = row.score === null ? '' : ` ${row.score}`;
  const stale = row.staleSince === null ? '' : ` · ⚠ data of ${dayOf(row.staleSince.toISOString().slice(0, 10))}`;
  return `${nameOf(row)} · ${bandLabel(row.band)}${score} · ${stake(row)}${stale}`;
}

/** For whoever looks over others' accounts: number, reason and action; the buttons are those of whose account it is. */
export function overviewRow(row: HomeAccount): KnownBlock {
  const first = redLine(row);
  return withDetails(`${first}\n${adviceBelow(first, row)}`.trim(), row);
}

export function expansionRow(row: HomeExpansion): KnownBlock[] {
  const score = row.score === null ? '' : ` · score ${row.score}`;
  const [reason = null] = row.reason?.split('; ') ?? []; // one reason; the card has the others
  const first = `${nameOf(row)}${score} · ${money(row.arr, row.currency)} ARR`;
  return [withDetails(`${first}\n${adviceBelow(first, { ...row, reason })}`.trim(), row), ...logActions(row, 'expand')];
}

/** The revenue at risk; where none falls into this quarter, or it is not known, what the account pays. */
export function stake({
  revenueAtRisk,
  arr,
  currency,
}: Pick<HomeAccount, 'revenueAtRisk' | 'arr' | 'currency'>): string {
  if (revenueAtRisk !== null && revenueAtRisk > 0) return `${money(revenueAtRisk, currency)} at risk`;
  return arr === null ? 'ARR not known' : `${money(arr, currency)} ARR`;
}

export const nameOf = ({ name }: { name: string }): string => `*${escapeMrkdwn(clipWords(name, WORDS.name), 60)}*`;
const sentence = (text: string, words: number): string => asSentence(clipWords(text, words), CHARACTERS);

type Advice = Pick<HomeAccount, 'reason' | 'action' | 'actionDueOn'>;

const adviceBelow = (first: string, row: Advice): string =>
  advice(row, Math.min(WORDS.advice, WORDS.row - countWords(first) - AROUND.action));

/** As it is drawn: a date is three words with its time, signs are none. */
const countWords = (line: string): number =>
  line
    .replaceAll(/<!date[^>]*>/g, 'day month time')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** What a short reason leaves of the words, the action may have. */
export function advice({ reason, action, actionDueOn }: Advice, words: number = WORDS.advice): string {
  const why = reason === null ? null : clipWords(reason, WORDS.reason);
  const left = words - (why?.split(/\s+/u).length ?? 0);
  const parts = [
    why === null ? '' : asSentence(why, CHARACTERS),
    action === null ? '' : datedAction({ action, actionDueOn }, { characters: CHARACTERS, words: left }),
  ];
  return parts.join(' ').trim();
}

/** Without an alert there is nothing to acknowledge or snooze: what was done can be logged all the same. */
function logActions({ accountId, name }: { accountId: string; name: string }, part: string): ActionsBlock[] {
  const blockId = accountBlockId(accountId, `home-${part}`);
  const elements = [button(ACTIONS.logTouch, 'Log action', accountId, name)];
  return [{ type: 'actions', ...(blockId === null ? {} : { block_id: blockId }), elements }];
}

function withDetails(text: string, row: { accountId: string; name: string }): KnownBlock {
  const accessory = button(ACTIONS.openAccount, 'Details', row.accountId, row.name);
  return { type: 'section', text: mrkdwn(text), accessory };
}
