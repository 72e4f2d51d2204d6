import type { KnownBlock } from '@slack/types';
import type { HomeAccount, HomeExpansion, HomeWaiting } from '../../domain/home';
import { buildAlertActions } from '../alert-actions';
import { ACTIONS } from '../ids';
import { button } from '../message';
import { clipWords, escapeMrkdwn, mrkdwn } from '../mrkdwn';
import { asSentence, bandLabel, dateTime, dayOf, money } from '../wording';

/** A row is read in seconds (R1–R3): its words are counted, 40 at most. */
const WORDS = { name: 5, reason: 11, action: 11, expansion: 24 } as const;
const CHARACTERS = 160;

export function waitingRow(row: HomeWaiting): KnownBlock[] {
  const score = row.score === null ? '' : ` · score ${row.score}`;
  const first = `${nameOf(row)}${score} · ${row.status} since ${dateTime(row.openedAt)}`;
  const rest = `${sentence(row.reason, WORDS.reason)} ${action(row.action, row.actionDueOn)}`;
  return [withDetails(`${first}\n${rest}`, row), ...buildAlertActions({ ...row, accountName: row.name }, 'waiting')];
}

/** `shown`: alerts that already have their buttons further up. */
export function accountRow(row: HomeAccount, shown: ReadonlySet<string>): KnownBlock[] {
  const { alert } = row;
  const score = row.score === null ? '' : ` ${row.score}`;
  const first = `${nameOf(row)} · ${bandLabel(row.band)}${score} · ${stake(row)}`;
  const why = row.reason === null ? '' : sentence(row.reason, WORDS.reason);
  const what = row.action === null ? '' : action(row.action, row.actionDueOn);
  const target = alert === null || shown.has(alert.alertId) ? null : { ...alert, accountName: row.name };
  return [
    withDetails(`${first}\n${why} ${what}`.trim(), row),
    ...(target === null ? [] : buildAlertActions(target, 'red')),
  ];
}

export function expansionRow(row: HomeExpansion): KnownBlock[] {
  const score = row.score === null ? '' : ` · score ${row.score}`;
  const why = row.reason === null ? '' : `\n${sentence(row.reason, WORDS.expansion)}`;
  return [withDetails(`${nameOf(row)}${score} · ${money(row.arr, row.currency)} ARR${why}`, row)];
}

/** The revenue at risk; where none falls into this quarter, or it is not known, what the account pays. */
function stake({ revenueAtRisk, arr, currency }: HomeAccount): string {
  if (revenueAtRisk !== null && revenueAtRisk > 0) return `${money(revenueAtRisk, currency)} at risk`;
  return arr === null ? 'ARR not known' : `${money(arr, currency)} ARR`;
}

const nameOf = ({ name }: { name: string }): string => `*${escapeMrkdwn(clipWords(name, WORDS.name), 60)}*`;
const sentence = (text: string, words: number): string => asSentence(clipWords(text, words), CHARACTERS);

function action(text: string, dueOn: string | null): string {
  const due = dueOn === null ? '' : ` By ${dayOf(dueOn)}.`;
  return `Action: ${sentence(text, WORDS.action)}${due}`;
}

function withDetails(text: string, row: { accountId: string; name: string }): KnownBlock {
  const accessory = button(ACTIONS.openAccount, 'Details', row.accountId, row.name);
  return { type: 'section', text: mrkdwn(text), accessory };
}
