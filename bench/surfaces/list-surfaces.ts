import { DESK } from './fill-customers';

/** How one surface is opened. `who`: a role. `wait`: the call of Slack that shows it; `suggestions` are the answer itself. */
export type Surface = {
  name: string;
  who: 'ae' | 'csm' | 'manager' | 'revops' | 'exec';
  open: Opening;
  wait: Shown;
};
export type Shown =
  | 'respond'
  | 'views.open'
  | 'views.push'
  | 'views.update'
  | 'views.publish'
  | 'chat.postMessage'
  | 'files.completeUploadExternal'
  | 'suggestions';
/** `{account}`, `{misspelt}`, `{beginning}`, `{accountId}`, `{alertId}`: of an account of the asker's; `{stranger}`: a customer whom nobody recognised. */
export type Opening =
  | { kind: 'home' }
  | { kind: 'command'; text: string }
  | { kind: 'suggest'; action: string; typed: string }
  | { kind: 'press'; from: Place; action: Record<string, unknown> };
export type Place = 'message' | 'home' | 'modal';

const command = (text: string, who: Surface['who']): Surface => ({
  name: `\`/health ${text.replaceAll(/\{[a-z]+\}/g, '<account>')}\``,
  who,
  open: { kind: 'command', text },
  wait: 'respond',
});
type Pressed = { from?: Place; who?: Surface['who']; wait?: Shown };
const press = (
  name: string,
  action: Record<string, unknown>,
  { from = 'message', who = 'csm', wait = 'views.open' }: Pressed,
): Surface => ({ name, who, open: { kind: 'press', from, action }, wait });
const button = (name: string, action_id: string, value: string, how: Pressed = {}, block_id = 'b'): Surface =>
  press(name, { type: 'button', action_id, value, block_id }, how);
const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
/** A choice in the menus of an account's card. */
const ofCard = (name: string, value: string, how: Pressed = {}): Surface =>
  press(
    name,
    {
      type: 'overflow',
      action_id: 'account.more',
      block_id: 'account:{accountId}:ask',
      selected_option: option(value),
    },
    how,
  );
/** A choice in the menu of an alert. */
const ofAlert = (name: string, value: string): Surface =>
  press(name, { type: 'overflow', action_id: 'alert.more', selected_option: option(`${value}:{alertId}`) }, {});

const FILES = 'files.completeUploadExternal';

/** Every surface a person can open, in the order of docs/surfaces.md. */
export const SURFACES: readonly Surface[] = [
  { name: 'App Home of a rep', who: 'ae', open: { kind: 'home' }, wait: 'views.publish' },
  { name: 'App Home of a manager', who: 'manager', open: { kind: 'home' }, wait: 'views.publish' },
  { name: 'App Home of RevOps', who: 'revops', open: { kind: 'home' }, wait: 'views.publish' },
  { name: 'App Home of an executive', who: 'exec', open: { kind: 'home' }, wait: 'views.publish' },
  button('Find an account', 'account.find', 'find', { from: 'home' }),
  {
    name: 'Find an account: suggestions',
    who: 'exec',
    open: { kind: 'suggest', action: 'find_account', typed: '{misspelt}' },
    wait: 'suggestions',
  },
  button('I’ll be away', 'person.go_away', 'away', { from: 'home' }),
  command('{account}', 'csm'),
  { ...command('{misspelt}', 'exec'), name: '`/health <account>`, misspelt' },
  { ...command('{beginning}', 'exec'), name: '`/health <account>`, several fit' },
  button('Details on Home', 'account.open', '{accountId}', { from: 'home' }),
  ofCard('How it was computed', 'computed'),
  ofCard('People there', 'people'),
  button('One person there', 'people.open', 'c1', { from: 'modal', wait: 'views.push' }, 'account:{accountId}:people'),
  ofCard('What happened', 'timeline'),
  ofCard('Chart of 180 days', 'chart', { wait: FILES }),
  ofCard('Write a review note', 'note'),
  ofCard('Judge the score', 'judge'),
  ofCard('Prepare a call', 'call'),
  ofCard('Report for the customer', 'report'),
  button('Log an action on an alert', 'alert.log_action', '{alertId}'),
  ofAlert('Why, from an alert', 'why'),
  ofAlert('Reassign', 'reassign'),
  ofAlert('Resolve', 'resolve'),
  ofAlert('Not useful because…', 'useless'),
  command('list', 'csm'),
  command('list', 'exec'),
  command('list priority by arr', 'exec'),
  button('List: next page', 'list.next', 'next', { who: 'exec', wait: 'respond' }, 'list:review:recommended:1:pager'),
  button('List: as a file', 'list.table', 'table', { who: 'csm', wait: FILES }, 'list:all:highest_arr:1:menu'),
  button('List: a new one', 'list.new', 'new', {}, 'list:review:recommended:1:menu'),
  command('pod', 'manager'),
  { ...command('pod pod0', 'exec'), name: '`/health pod <name>`' },
  button('Pod: as a file', 'pod.csv', 'pod0', { who: 'manager', wait: FILES }),
  command('portfolio', 'manager'),
  command('portfolio', 'exec'),
  button('Portfolio: charts', 'portfolio.charts', 'charts', { who: 'exec', wait: FILES }),
  command('model', 'ae'),
  command('alerts', 'revops'),
  command('alerts', 'manager'),
  command('freshness', 'ae'),
  { ...command('freshness', 'revops'), name: '`/health freshness`, customers nobody recognised' },
  button('Match a customer', 'match.open', JSON.stringify([DESK, '{stranger}']), { who: 'revops' }),
  {
    name: 'Match a customer: suggestions',
    who: 'revops',
    open: { kind: 'suggest', action: 'find_account', typed: '{misspelt}' },
    wait: 'suggestions',
  },
  button('Accounts that lack something', 'facts.list', 'mine', { who: 'csm' }),
  button('Fill in what is not known', 'facts.fill_in', '{accountId}', { who: 'csm' }),
  command('failures', 'revops'),
  command('help', 'ae'),
];
