import { WebClient } from '@slack/web-api';
import { buildPage } from '../../workspace/build-page';
import { startWorkspace } from '../../workspace/server/start-workspace';
import { buildSettings, BOT_TOKEN, USERS } from '../workspace/build-workspace';
import { startSampleApp } from './sample-app';

const DAY_MS = 86_400_000;
const TITLES: Record<string, string> = { U1: 'Account executive', U2: 'Customer success manager' };

/** The real workspace with its page, and a small app behind it. Time moves a second with every message, a day on request. */
export async function startPage({ port }: { port: number }) {
  const app = await startSampleApp();
  let nowMs = Date.parse('2026-03-02T09:00:00Z');
  const page = await buildPage();
  const workspace = await startWorkspace(
    buildSettings({
      port,
      appUrl: app.url,
      users: USERS.map((user) => ({ ...user, title: TITLES[user.id] ?? user.title })),
      now: () => new Date((nowMs += 1_000)),
      onAdvance: async (days, report) => {
        report(`Scoring day 1 of ${days}`, new Date(nowMs));
        nowMs += days * DAY_MS;
      },
      pageAssets: () => Promise.resolve(page),
    }),
  );
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: workspace.apiUrl, retryConfig: { retries: 0 } });
  app.connect(client);
  const close = async (): Promise<void> => {
    await workspace.close();
    await app.close();
  };
  return { workspace, client, app, close };
}

export type StartedPage = Awaited<ReturnType<typeof startPage>>;
