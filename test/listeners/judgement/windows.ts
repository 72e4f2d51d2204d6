import type { createSlackApp } from '../slack-app';

type App = ReturnType<typeof createSlackApp>;

/** The window that was opened, pushed or redrawn last. */
export function lastView(app: App, method: 'views.open' | 'views.push' | 'views.update' = 'views.open') {
  const view = app.slack.of(method).at(-1)?.['view'];
  if (typeof view !== 'object' || view === null) throw new Error(`no ${method}`);
  return view as Record<string, unknown>;
}

/** A choice in the menu of an account's card. */
export const cardChoice = (choice: string, accountId = 'acme') => ({
  type: 'overflow',
  action_id: 'account.more',
  block_id: `account:${accountId}:do`,
  selected_option: { value: choice },
});

/** Everyone who sees nothing of pod West. */
export const STRANGERS = ['otherRep', 'otherManager', 'guest', 'external', 'unmapped', 'bot', 'deactivated'] as const;
