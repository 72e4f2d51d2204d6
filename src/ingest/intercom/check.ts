import { messageOf, SourceError } from '../../errors';
import { toUnixSeconds } from '../instants';
import type { CheckFinding, PullContext } from '../pull/connector';
import { describeMissingHook } from '../pull/missing-hook';
import type { IntercomApi } from './api';
import type { IntercomSettings } from './settings';

const DAY_SECONDS = 86_400;

type Input = { api: IntercomApi; settings: IntercomSettings; source: string; hasHook: boolean };

/** Who we are there, and one page of each. The one scroll over companies is not opened: a run may be in it. */
export async function checkIntercom(
  { api, settings, source, hasHook }: Input,
  context: PullContext,
): Promise<CheckFinding[]> {
  const { now, signal } = context;
  const me = await look('sign-in', 'the access token of the app', async () => {
    const { app, name } = await api.whoAmI(signal);
    return `signed in to ${app?.name ?? 'the workspace'} as ${name ?? 'its app'}`;
  });
  if (me.level === 'problem') return [me];
  const conversations = await look(
    'conversations',
    '"Read conversations" and "Read and list users and companies"',
    async () => {
      const after = toUnixSeconds(now) - DAY_SECONDS;
      const page = await api.searchConversations({ after, startingAfter: null }, signal);
      await api.withContacts(page.conversations, signal);
      return `conversations: ${page.conversations.length} changed in the last day on the first page, people readable; would sync ${settings.backfill_days} days`;
    },
  );
  const noHook = describeMissingHook(source, 'conversations come with the schedule only, and deleted ones stay');
  return [me, conversations, ...(hasHook ? [] : [noHook])];
}

async function look(what: string, needed: string, read: () => Promise<string>): Promise<CheckFinding> {
  try {
    return { level: 'ok', text: await read() };
  } catch (error) {
    const isRefused = error instanceof SourceError && (error.status === 401 || error.status === 403);
    return { level: 'problem', text: `${what}: ${messageOf(error)}${isRefused ? ` (needs ${needed})` : ''}` };
  }
}
