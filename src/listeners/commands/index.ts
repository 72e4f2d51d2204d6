import type { App } from '@slack/bolt';
import type { ListenerDeps } from '../deps';
import { onHealth } from './health';

export function registerCommands(app: App, deps: ListenerDeps): void {
  app.command(deps.command, onHealth(deps));
}
