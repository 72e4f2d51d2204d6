import * as chat from './chat';
import * as conversations from './conversations';
import * as files from './files';
import type { Method } from './method';
import * as users from './users';
import * as views from './views';

const authTest: Method = ({ settings, url }) => ({
  url,
  team: settings.team.name,
  user: settings.app.name.toLowerCase(),
  team_id: settings.team.id,
  user_id: settings.app.botUserId,
  bot_id: settings.app.botId,
  is_enterprise_install: false,
});

/** The methods the stand-in plays; every other one is `unknown_method`. */
export const METHODS: ReadonlyMap<string, Method> = new Map([
  ['auth.test', authTest],
  ['chat.postMessage', chat.postMessage],
  ['chat.postEphemeral', chat.postEphemeral],
  ['chat.update', chat.update],
  ['chat.delete', chat.remove],
  ['conversations.info', conversations.info],
  ['conversations.list', conversations.list],
  ['conversations.members', conversations.members],
  ['conversations.open', conversations.open],
  ['users.info', users.info],
  ['users.lookupByEmail', users.lookupByEmail],
  ['users.list', users.list],
  ['views.open', views.open],
  ['views.push', views.push],
  ['views.update', views.update],
  ['views.publish', views.publish],
  ['files.getUploadURLExternal', files.getUploadURLExternal],
  ['files.completeUploadExternal', files.completeUploadExternal],
]);
