import type { App } from '@slack/bolt';
import { INPUTS } from '../../views/ids';
import type { ListenerDeps } from '../deps';
import { onSuggestAccounts } from './accounts';
import { onSuggestPeople } from './people';

/** What is typed into a field that searches. Slack waits three seconds for the answer. */
export function registerOptions(app: App, deps: ListenerDeps): void {
  app.options({ type: 'block_suggestion', action_id: INPUTS.findAccount }, onSuggestAccounts(deps));
  app.options({ type: 'block_suggestion', action_id: INPUTS.reassignTo }, onSuggestPeople(deps));
}
