import type { JsonObject } from '../json';
import type { StoredView } from '../stores/views';
import type { World } from '../world';
import type { Method } from './method';
import { findJson, findText, getText } from './read-args';
import { readView } from './read-view';
import { SlackFailure } from './slack-failure';
import { toApiView } from './to-api-view';

const MAX_STACK = 3;

const viewOf = (args: JsonObject) => findJson(args, 'view', 'invalid_arguments');

function exchange(world: World, args: JsonObject): string {
  const trigger = world.triggers.exchange(getText(args, 'trigger_id'));
  if ('error' in trigger) throw new SlackFailure(trigger.error);
  return trigger.userId;
}

/** The first modal of a person; one that was open goes away. */
export const open: Method = (world, args) => {
  const view = readView(world, viewOf(args), ['modal'], null);
  const userId = exchange(world, args);
  world.views.close(userId, 'all');
  return { view: toApiView(world, world.views.push(userId, view)) };
};

export const push: Method = (world, args) => {
  const view = readView(world, viewOf(args), ['modal'], null);
  const userId = exchange(world, args);
  const depth = world.views.stackOf(userId).length;
  if (depth === 0) throw new SlackFailure('not_found');
  if (depth >= MAX_STACK) throw new SlackFailure('push_limit_reached');
  return { view: toApiView(world, world.views.push(userId, view)) };
};

function refuseStale(current: StoredView | null, args: JsonObject): void {
  const hash = findText(args, 'hash');
  if (hash !== null && hash !== current?.hash) throw new SlackFailure('hash_conflict');
}

export const update: Method = (world, args) => {
  const id = findText(args, 'view_id');
  const current = id === null ? world.views.findByExternalId(getText(args, 'external_id')) : world.views.find(id);
  if (current === null) throw new SlackFailure('not_found');
  refuseStale(current, args);
  const view = readView(world, viewOf(args), [current.type], current);
  return { view: toApiView(world, world.views.replace(current, view)) };
};

export const publish: Method = (world, args) => {
  const userId = getText(args, 'user_id');
  if (world.directory.findUser(userId) === null) throw new SlackFailure('user_not_found');
  const current = world.views.homeOf(userId);
  refuseStale(current, args);
  const view = readView(world, viewOf(args), ['home'], current);
  return { view: toApiView(world, world.views.publish(userId, view)) };
};
