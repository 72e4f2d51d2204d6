import { toPersonKey } from '../../../src/services/hand-over/person-choice';
import { LIST_INPUTS } from '../../../src/views/list/list-inputs';
import { choice, date, text } from '../forms';
import { RESPONSE_URL } from '../slack-stub';
import { aboutAccount, choose, inWindow, ofAccount, press, submit, suggest } from './ask';
import { NO_POD, NO_SUCH_POD } from './commands';
import type { Ids, Surface } from './surface';
import { sendAway } from './world';

const accountOf = ({ account }: Ids): string => account;
const checkOf = ({ check }: Ids): string => check;
const REP = toPersonKey('rep@example.com');

const NO_ACCOUNT = /^I find no such account among yours\.$/;
/** Who sees the account may read; who answers for it may write in its name. Executives read. */
const read = { cells: 'yynynyy', absent: NO_ACCOUNT } as const;
const judge = {
  cells: 'yynynys',
  absent: NO_ACCOUNT,
  why: /^Only the account’s AE and CSM, their managers and RevOps/,
} as const;
const report = { ...judge, why: /customer/ } as const;
const check = {
  cells: 'ssnynys',
  absent: NO_ACCOUNT,
  why: /^Only whoever was asked, /,
} as const;
const away = {
  cells: 'sssynys',
  why: new RegExp(`${NO_POD.source}|^Who of a pod is away is for`),
  absent: NO_SUCH_POD,
} as const;
const item = (word: string) => choose('account.more', () => word, { block: ofAccount('do') });
const inAccount = (id: string, value: string) =>
  inWindow(id, (ids) => ({ type: 'button', value, block_id: ofAccount('page-0')(ids) }));
const empty = { selected_options: [] };

/** Presses on a card and in the windows over it, and the forms they open. */
export const ACCOUNTS: readonly Surface[] = [
  { name: 'Show, in a choice of accounts', ...press('account.show', accountOf), ...read, shows: /\*31\* of 100/ },
  { name: 'Details', ...press('account.open', accountOf, { place: 'home' }), ...read, shows: /\*31\* of 100/, opens: 'account.card' },
  { name: 'Share', ...press('account.share', accountOf), ...read, shows: /\*31\* of 100/ },
  { name: 'Open in CRM, a link', ...press('account.open_crm', accountOf), cells: 'yyyyyyyyyyyy', shows: /^$/ },
  { name: 'Log action, without an alert', ...press('account.log_action', accountOf), ...read, shows: /Acme/, opens: 'account.log_action' },
  { name: 'How it was computed', ...item('computed'), ...read, shows: /\*Acme\*/, opens: 'account.computed' },
  { name: 'People there', ...item('people'), ...read, shows: /Ada Byron/, opens: 'account.people' },
  { name: 'What happened', ...item('timeline'), ...read, shows: /\*Acme\*/, opens: 'account.timeline' },
  { name: 'Chart', ...item('chart'), ...read, shows: /Sent to you in a direct message\./ },
  { name: 'Write a note', ...item('note'), ...read, shows: /Acme/, opens: 'account.note' },
  { name: 'Put your judgement beside it', ...item('judge'), ...judge, shows: /The model says/, opens: 'account.judge' },
  { name: 'Prepare a call', ...item('call'), ...read, shows: /Suggested: /, opens: 'account.call' },
  { name: 'Report for the customer', ...item('report'), ...report, shows: /Acme/, opens: 'account.customer_report' },
  { name: 'Chart, from a window', ...inWindow('account.more', (ids) => ({ type: 'overflow', selected_option: { value: 'chart' }, block_id: ofAccount('ask')(ids) })), ...read, shows: /The chart comes to you/, opens: 'account.under_way' },
  { name: 'People, back', ...inAccount('people.back', '0'), ...read, shows: /Ada Byron/, opens: 'account.people' },
  { name: 'People, on', ...inAccount('people.on', '0'), ...read, shows: /Ada Byron/, opens: 'account.people' },
  { name: 'One person', ...inAccount('people.open', 'c1'), ...read, shows: /Ada Byron/, opens: 'account.person' },
  { name: 'What happened, back', ...inAccount('timeline.back', '0'), ...read, shows: /\*Acme\*/, opens: 'account.timeline' },
  { name: 'What happened, on', ...inAccount('timeline.on', '0'), ...read, shows: /\*Acme\*/, opens: 'account.timeline' },
  {
    name: 'Another kind of call', ...read, shows: /Renewal/, opens: 'account.call',
    ...inWindow('call.choose', (ids) => ({ type: 'static_select', selected_option: { value: 'renewal' }, block_id: ofAccount('call:check_in')(ids) })),
  },
  {
    name: 'Withdraw a judgement', ...judge, shows: /The model says/, writes: 'overrides', opens: 'account.judge',
    ...inWindow('judgement.withdraw', ({ override }) => ({ type: 'button', value: override }), aboutAccount),
  },
  { name: 'Check a score', ...press('score.check', checkOf), ...check, shows: /Does this match what you know\?/, opens: 'score.check' },
  { name: 'Someone is away…', ...press('pod.away', ({ pod }) => pod), ...away, shows: /Name of rep/, opens: 'pod.away' },
  { name: 'Back, of a rep who is away', ...press('pod.back', ({ pod }) => `${REP}:${pod}`), ...away, given: sendAway, shows: /Pod West/, writes: 'absences' },
  {
    name: 'the form: find an account', ...read, absent: /^This account is no longer among yours\.$/, shows: /\*31\* of 100/,
    ...submit('account.find', () => ({}), ({ account }) => ({ find_account: choice(account) })),
  },
  { name: 'typing an account’s name', ...suggest('find_account', ({ typed }) => typed), cells: 'yynynyynnnnn', shows: /Acme · West/, absent: /^$/ },
  {
    name: 'the form: log an action without an alert', ...read, shows: /\*31\* of 100/, writes: 'activities',
    ...submit('account.log_action', ({ account }) => ({ accountId: account, responseUrl: RESPONSE_URL }), () => ({ action_kind: choice('call'), action_note: text(null) })),
  },
  {
    name: 'the form: a note', ...read, shows: /“meet her on Friday”/, writes: 'account_notes',
    ...submit('account.note', aboutAccount, () => ({ note_changed: text(null), note_trends: text(null), note_action: text('meet her on Friday') })),
  },
  {
    name: 'the form: a judgement', ...judge, shows: /\*31\* of 100/, writes: 'overrides',
    ...submit('account.judge', aboutAccount, () => ({ judged_as: choice('points:5'), judged_reason: text('They renewed by phone'), judged_until: date('2026-12-22') })),
  },
  {
    name: 'the form: a call', ...read, shows: /my own words/,
    ...submit('account.call', ({ account }) => ({ accountId: account, kind: 'renewal' }), () => ({ call_draft_renewal: text('my own words') })),
  },
  {
    name: 'the form: a report for the customer', ...report, shows: /Acme/,
    ...submit('account.customer_report', ({ account }) => ({ accountId: account }), () => ({ report_period: choice('quarter'), report_outcome: text(null), report_goals: text(null) })),
  },
  {
    name: 'the form: check a score', ...check, shows: /Name of \w+: /, writes: 'spot_checks',
    ...submit('score.check', (ids) => ({ spotCheckId: ids.check, responseUrl: RESPONSE_URL }), () => ({ verdict: choice('agree'), verdict_note: text(null) })),
  },
  {
    name: 'the form: I’ll be away', cells: 'yyyyyyy', shows: /You are away until/, writes: 'absences',
    ...submit('person.away', () => ({}), () => ({ away_until: date('2026-12-03'), away_cover: choice(null) })),
  },
  {
    name: 'the form: someone is away', ...away, shows: /Name of rep is away until/, writes: 'absences',
    ...submit('pod.away', ({ pod }) => ({ pod, responseUrl: RESPONSE_URL }), () => ({ away_person: choice(REP), away_until: date('2026-12-03'), away_cover: choice(null) })),
  },
  {
    name: 'the form: a list of one’s own', cells: 'yyyyyyy', shows: /“Low” is saved/, writes: 'saved_filters',
    ...submit('list.new', () => ({ responseUrl: RESPONSE_URL }), () => ({
      ...Object.fromEntries(Object.values(LIST_INPUTS).map((id) => [id, text(null)])),
      list_name: text('Low'), list_bands: { selected_options: [{ value: 'yellow' }] }, list_alerts: empty,
    })),
  },
]; // prettier-ignore
