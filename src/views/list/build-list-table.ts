import type { AccountList, ListRow } from '../../domain/list';
import { type CsvCell, formatCsv } from '../csv';
import type { Message } from '../message';
import { section } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { bandWord, count } from '../wording';
import { alertWord, FLAG_WORDS, groupWords, listTitle, REVIEW_WORDS } from './list-words';

const HEADER = [
  'account_id', 'name', 'score', 'band', 'change_30_days', 'trend', 'arr_per_year', 'currency', 'renewal_on', 'last_contact_at',
  'open_alerts', 'alert_tier', 'usage_change_30_days', 'group', 'flag', 'reason', 'action', 'action_due_on', 'attention',
] as const; // prettier-ignore

/** The list as a table for a spreadsheet: raw numbers, instants in UTC. What is not known is empty. */
export function buildListTable(list: Pick<AccountList, 'rows' | 'limits'>): string {
  return formatCsv(
    HEADER,
    list.rows.map((row) => toCells(row, list)),
  );
}

function toCells(row: ListRow, { limits }: Pick<AccountList, 'limits'>): CsvCell[] {
  return [
    row.accountId, row.name, row.score, bandWord(row.band), row.change30, row.trend === 'unknown' ? null : row.trend,
    row.arr, row.currency, row.renewalOn, row.lastTouchAt, row.alerts, row.alert === null ? null : alertWord(row.alert), row.usageChange30,
    row.group === null ? null : groupWords(row.group, limits), FLAG_WORDS[row.flag], row.reason, row.action, row.actionDueOn, REVIEW_WORDS[row.attention],
  ]; // prettier-ignore
}

/** What comes with the file, and what is not in it. */
export function buildTableMessage(list: AccountList): Message {
  const title = escapeMrkdwn(listTitle(list), 60);
  const left = list.total - list.rows.length;
  const cut = left > 0 ? ` The first ${list.rows.length} in this order: ${left} are left out.` : '';
  const text = `${title} as a table: ${count(list.rows.length, 'account')}.${cut}`;
  return { text, blocks: [section(text)] };
}

export const TABLE_SENT = 'Sent to you in a direct message.';
