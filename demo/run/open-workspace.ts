import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { buildPage } from '../../workspace/build-page';
import { startWorkspace, type Workspace, type WorkspaceSettings } from '../../workspace/server/start-workspace';
import type { WorkspaceChannel, WorkspacePerson } from '../company/workspace-people';
import type { Scene } from './scene';

export const BOT_TOKEN = 'xoxb-local-workspace';
export const SIGNING_SECRET = 'local-workspace-signing-secret';
const HOST = '127.0.0.1';
const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

type Options = Pick<WorkspaceSettings, 'now'> & {
  port: number;
  command: string;
  onAdvance: NonNullable<WorkspaceSettings['onAdvance']> | null;
};

/** The stand-in for Slack with the scene's people, and no more rights for the app than its manifest asks for. */
export async function openWorkspace(
  { people, channels }: Pick<Scene, 'people' | 'channels'>,
  { port, command, now, onAdvance }: Options,
): Promise<Workspace> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(__dirname, '../../manifest.json'), 'utf8')));
  const settings: WorkspaceSettings = {
    host: HOST,
    port,
    appUrl: null,
    signingSecret: SIGNING_SECRET,
    botToken: BOT_TOKEN,
    botScopes: manifest.oauth_config.scopes.bot,
    team: { id: 'T0LOCAL01', name: 'Sample company' },
    app: { id: 'A0BAROMTR', name: 'Barometer', botUserId: 'U0BAROBOT', botId: 'B0BAROMTR', commands: [command] },
    users: people.map(toUser),
    channels: channels.map(toChannel),
    now,
    ...(onAdvance === null ? {} : { onAdvance, pageAssets: buildPage }),
  };
  return startOn(settings, port);
}

/** The wanted port, or any free one when it is taken. */
async function startOn(settings: WorkspaceSettings, port: number): Promise<Workspace> {
  try {
    return await startWorkspace(settings);
  } catch (error) {
    const isTaken = typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken || port === 0) throw error;
    return startWorkspace({ ...settings, port: 0 });
  }
}

function toUser({ id, name, title, email, tz, kind }: WorkspacePerson) {
  return {
    id,
    name: email.split('@', 1)[0] ?? id,
    realName: name,
    title,
    email,
    tz,
    kind,
    ...(kind === 'external' ? { teamId: 'T0OTHERCO' } : {}),
  };
}

function toChannel({ id, name, kind, memberIds, isShared }: WorkspaceChannel) {
  return {
    id,
    name,
    isPrivate: kind === 'private',
    memberIds: [...memberIds],
    isShared,
    botIsMember: name !== 'general',
  };
}
