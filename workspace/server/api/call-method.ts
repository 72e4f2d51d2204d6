import type { JsonObject } from '../json';
import type { World } from '../world';
import { METHODS } from './methods';
import { SlackFailure } from './slack-failure';

function refuseToken(world: World, token: string | null): void {
  if (token === null) throw new SlackFailure('not_authed');
  if (token !== world.settings.botToken) throw new SlackFailure('invalid_auth');
}

function run(world: World, name: string, token: string | null, args: JsonObject): JsonObject {
  if (name === 'api.test') return { args };
  const method = METHODS.get(name);
  if (method === undefined) throw new SlackFailure('unknown_method', { req_method: name });
  refuseToken(world, token);
  return method(world, args);
}

/** One Web API call as Slack would decide it; never throws for what the app did wrong. */
export function callMethod(world: World, name: string, token: string | null, args: JsonObject): JsonObject {
  try {
    return { ok: true, ...run(world, name, token, args) };
  } catch (error) {
    if (error instanceof SlackFailure) return { ok: false, error: error.code, ...error.details };
    throw error;
  }
}
