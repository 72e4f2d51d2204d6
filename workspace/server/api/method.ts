import type { JsonObject } from '../json';
import type { World } from '../world';
import { SlackFailure } from './slack-failure';

/** One Web API method: the answer without `ok`, or a thrown SlackFailure. */
export type Method = (world: World, args: JsonObject) => JsonObject;

export function hasScope(world: World, scope: string): boolean {
  return world.settings.botScopes.includes(scope);
}

export function requireScope(world: World, needed: string): void {
  if (hasScope(world, needed)) return;
  throw new SlackFailure('missing_scope', { needed, provided: world.settings.botScopes.join(',') });
}
