/** How one surface is opened. `who`: a role and its number. `wait`: the call of Slack that shows it. */
export type Surface = {
  name: string;
  who: 'ae' | 'csm' | 'manager' | 'revops' | 'exec';
  open: Opening;
  wait: 'respond' | 'views.open' | 'views.publish' | 'chat.postMessage' | 'views.push';
};
export type Opening =
  | { kind: 'home' }
  | { kind: 'command'; text: string } // {account}: the name of an account of the asker's
  | { kind: 'press'; from: 'message' | 'home' | 'modal'; action: Record<string, unknown> }; // {accountId}, {alertId}

const press = (action: Record<string, unknown>, from: 'message' | 'home' | 'modal' = 'message'): Opening => ({
  kind: 'press',
  from,
  action,
});
const button = (action_id: string, value: string, from?: 'message' | 'home' | 'modal') =>
  press({ type: 'button', action_id, value }, from);
/** A choice in the menu of an account's card. */
const choice = (value: string) =>
  press({
    type: 'overflow',
    action_id: 'account.more',
    block_id: 'account:{accountId}:ask',
    selected_option: { text: { type: 'plain_text', text: value }, value },
  });

/** Every surface a person can open, in the order of docs/surfaces.md. */
export const SURFACES: readonly Surface[] = [
  { name: 'App Home of a rep', who: 'ae', open: { kind: 'home' }, wait: 'views.publish' },
  { name: 'App Home of a manager', who: 'manager', open: { kind: 'home' }, wait: 'views.publish' },
  { name: 'App Home of RevOps', who: 'revops', open: { kind: 'home' }, wait: 'views.publish' },
  { name: 'App Home of an executive', who: 'exec', open: { kind: 'home' }, wait: 'views.publish' },
  { name: '`/health <account>`', who: 'csm', open: { kind: 'command', text: '{account}' }, wait: 'respond' },
  {
    name: '`/health <account>`, misspelt',
    who: 'exec',
    open: { kind: 'command', text: '{misspelt}' },
    wait: 'respond',
  },
  {
    name: '`/health <account>`, several fit',
    who: 'csm',
    open: { kind: 'command', text: '{beginning}' },
    wait: 'respond',
  },
  { name: 'Details on Home', who: 'csm', open: button('account.open', '{accountId}', 'home'), wait: 'views.open' },
  { name: '`/health pod`', who: 'manager', open: { kind: 'command', text: 'pod' }, wait: 'respond' },
  { name: '`/health alerts`', who: 'revops', open: { kind: 'command', text: 'alerts' }, wait: 'respond' },
  { name: '`/health freshness`', who: 'ae', open: { kind: 'command', text: 'freshness' }, wait: 'respond' },
  { name: '`/health failures`', who: 'revops', open: { kind: 'command', text: 'failures' }, wait: 'respond' },
  { name: '`/health help`', who: 'ae', open: { kind: 'command', text: 'help' }, wait: 'respond' },
  { name: 'How it is computed', who: 'csm', open: choice('computed'), wait: 'views.open' },
  { name: 'Log action', who: 'csm', open: button('alert.log_action', '{alertId}'), wait: 'views.open' },
];
