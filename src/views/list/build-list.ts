import type { KnownBlock } from '@slack/types';
import type { AccountList, ListRow } from '../../domain/list';
import { context, section, type Message } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { bandWord, count } from '../wording';
import { buildListMenu, buildPager } from './controls';
import { describeList, FLAG_WORDS, groupWords, listTitle } from './list-words';
import { buildListRow } from './rows';

const CHARACTERS = { title: 60, words: 300 } as const;

/** A page of a list: how many of how many, the three kinds, the menus, the accounts. `notice`: what was just done, a sentence. */
export function buildList(list: AccountList, notice: string | null = null): Message {
  const title = `${escapeMrkdwn(listTitle(list), CHARACTERS.title)}: ${amountOf(list)}`;
  const said = notice === null ? [] : [section(`✓ ${escapeMrkdwn(notice, CHARACTERS.words)}`)];
  return {
    text: [...(notice === null ? [] : [escapeMrkdwn(notice, CHARACTERS.words)]), `${title}.`, firstOf(list)]
      .join(' ')
      .trim(),
    blocks: [
      ...said,
      section(`*${title}*\n${escapeMrkdwn(describeList(list), CHARACTERS.words)}`),
      context(triageLine(list), '▲▼ points in 30 days', ...staleLine(list), ...arrLine(list)),
      buildListMenu(list),
      ...rowsOf(list),
      ...buildPager(list),
    ],
  };
}

/** What was saved, and whether it took the place of another. */
export const savedNotice = (name: string, isReplaced: boolean): string =>
  isReplaced ? `“${name}” was there already: it now means this.` : `“${name}” is saved and stands in the menu.`;
export const fullSentence = (most: number): string =>
  `You have ${most} lists: delete one first, or save this under the name of one.`;
export const deletedNotice = (name: string): string => `“${name}” is deleted.`;

function amountOf({ total, accounts, state, pageSize }: AccountList): string {
  const all = `${total} of ${count(accounts, 'account')}`;
  if (total <= pageSize) return all;
  const from = (state.page - 1) * pageSize + 1;
  return `${all}, ${from}–${Math.min(total, from + pageSize - 1)} shown`;
}

/** For who hears the message: its first account. */
function firstOf({ rows }: AccountList): string {
  const [row] = rows;
  if (row === undefined) return '';
  const level = row.score === null ? bandWord(row.band) : `${bandWord(row.band)} ${row.score}`;
  return `First: ${escapeMrkdwn(row.name, CHARACTERS.title)}, ${level}, ${FLAG_WORDS[row.flag].toLowerCase()}.`;
}

/** R178: three kinds, and what is not known. */
function triageLine({ triage, limits, isUsageStale, accounts }: AccountList): string {
  const parts = [
    `at risk (score under ${limits.high_value_at_risk.score_below}): *${triage.atRisk}*`,
    `stable: *${triage.stable}*`,
    isUsageStale ? 'ready to expand: held back' : `ready to expand: *${triage.expansionReady}*`,
    ...(triage.notKnown === 0 ? [] : [`not known: *${triage.notKnown}*`]),
  ];
  return `Of ${count(accounts, 'account')} · ${parts.join(' · ')}`;
}

/** R30. */
function staleLine({ isUsageStale }: AccountList): string[] {
  return isUsageStale ? ['⚠ Usage data is over its limit: nobody is offered more, and changes of usage are old.'] : [];
}

function arrLine({ arrRule, state, conditions }: AccountList): string[] {
  const compares =
    state.sort === 'highest_arr' || state.list === 'high_value_at_risk' || conditions?.arrAbove !== undefined;
  if (!compares || arrRule === 'one_currency') return [];
  return [
    arrRule === 'rates'
      ? 'ARR compares at the currency rates of barometer.yaml.'
      : 'ARR of several currencies compares as it stands: barometer.yaml has no rates.',
  ];
}

/** In the review order every group begins with its name; the first of a page too. */
function rowsOf(list: AccountList): KnownBlock[] {
  if (list.rows.length === 0) return [section(emptySentence(list))];
  return list.rows.flatMap((row, index) => [...headingOf(list, row, list.rows[index - 1]), buildListRow(row)]);
}

function headingOf({ limits, state }: AccountList, { group }: ListRow, before: ListRow | undefined): KnownBlock[] {
  if (group === null || state.sort !== 'recommended' || before?.group === group) return [];
  return [context(`*${groupWords(group, limits)}*`)];
}

function emptySentence({ accounts, state }: AccountList): string {
  if (accounts === 0) return 'No accounts are yours yet. They appear here once accounts.csv names you as AE or CSM.';
  if (state.list === 'review') return 'Nothing needs a review today. “All accounts” in the menu shows the rest.';
  return 'No account of yours is on this list now. Choose another one in the menu.';
}
