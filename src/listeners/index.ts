import type { App } from '@slack/bolt';
import { registerActions } from './actions';
import { registerCommands } from './commands';
import type { ListenerDeps } from './deps';
import { createErrorHandler } from './error-handler';
import { registerEvents } from './events';
import { createInFlight } from './in-flight';
import { registerOptions } from './options';
import { registerViews } from './views';

/** Everything people can do in Slack. `drain` waits for what is still running; call it after the receiver has stopped. */
export function registerListeners(app: App, deps: ListenerDeps): { drain: (timeoutMs: number) => Promise<boolean> } {
  const { middleware, drain } = createInFlight();
  app.use(middleware);
  registerActions(app, deps);
  registerCommands(app, deps);
  registerEvents(app, deps);
  registerOptions(app, deps);
  registerViews(app, deps);
  app.error(createErrorHandler(deps));
  return { drain };
}
