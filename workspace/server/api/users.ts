import type { Method } from './method';
import { requireScope } from './method';
import { paginate } from './paginate';
import { getText } from './read-args';
import { SlackFailure } from './slack-failure';
import { toApiUser } from './to-api-user';

export const info: Method = (world, args) => {
  requireScope(world, 'users:read');
  const user = world.directory.findUser(getText(args, 'user'));
  if (user === null) throw new SlackFailure('user_not_found');
  return { user: toApiUser(world, user) };
};

/** People who left and people of other companies are not found by their address. */
export const lookupByEmail: Method = (world, args) => {
  requireScope(world, 'users:read.email');
  const user = world.directory.findUserByEmail(getText(args, 'email'));
  const isFindable = user !== null && user.isDeleted !== true && user.kind !== 'external' && user.kind !== 'bot';
  if (!isFindable) throw new SlackFailure('users_not_found');
  return { user: toApiUser(world, user) };
};

export const list: Method = (world, args) => {
  requireScope(world, 'users:read');
  const { page, response_metadata } = paginate(world.directory.listUsers(), args);
  return { members: page.map((user) => toApiUser(world, user)), response_metadata };
};
