import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { RenderedFile } from '../../domain/report';
import { createSlackGateway } from './gateway';
import type { WebClients } from './web-clients';

export type AnswerMessage = { text: string; blocks: KnownBlock[] };
/** How a message given to a response_url is placed: over the one that was pressed, or beside it for one reader or all. */
export type AnswerMode = 'replace' | 'ephemeral' | 'in_channel';

export type SlackAnswers = {
  /** Slack takes five answers within 30 minutes of the press. Throws when it does not. */
  answerUrl: (responseUrl: string, mode: AnswerMode, message: AnswerMessage) => Promise<void>;
  /** Within three seconds of the press; tried once, because a trigger works once. */
  openView: (triggerId: string, view: ModalView) => Promise<void>;
  /** Over the view that was pressed in; Slack allows three. */
  pushView: (triggerId: string, view: ModalView) => Promise<void>;
  /** In the place of a view that is open. */
  updateView: (viewId: string, view: ModalView) => Promise<void>;
  sendDirect: (slackUserId: string, message: AnswerMessage) => Promise<void>;
  /** A direct message with files under it. Slack takes no user's id for files: the message tells the conversation. */
  sendFiles: (slackUserId: string, message: AnswerMessage, files: readonly RenderedFile[]) => Promise<void>;
  publishView: (slackUserId: string, view: HomeView) => Promise<void>;
};

const SLACK_HOOKS = 'https://hooks.slack.com';
const TIMEOUT_MS = 10_000;
const PLACES: Record<AnswerMode, object> = {
  replace: { replace_original: true },
  ephemeral: { response_type: 'ephemeral', replace_original: false },
  in_channel: { response_type: 'in_channel', replace_original: false },
};

type Deps = WebClients & { apiUrl: string; fetch?: typeof fetch };

export function createSlackAnswers({ reads, writes, apiUrl, fetch: ask = fetch }: Deps): SlackAnswers {
  const gateway = createSlackGateway({ writes, fetch: ask });
  const origins = new Set([SLACK_HOOKS, new URL(apiUrl).origin]);
  return {
    async answerUrl(responseUrl, mode, message) {
      const target = new URL(responseUrl);
      // A form carries its response_url through the client: only Slack's own address is ever called.
      if (!origins.has(target.origin)) throw new Error(`response_url at an unexpected address: ${target.origin}`);
      const response = await ask(target, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...message, ...PLACES[mode] }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`response_url answered ${response.status}`);
    },
    async openView(triggerId, view) {
      await writes.views.open({ trigger_id: triggerId, view });
    },
    async pushView(triggerId, view) {
      await writes.views.push({ trigger_id: triggerId, view });
    },
    async updateView(viewId, view) {
      await reads.views.update({ view_id: viewId, view });
    },
    async sendFiles(slackUserId, message, files) {
      const place = await gateway.postMessage({ ...message, channelId: slackUserId });
      await gateway.shareFiles(files, { channelId: place.channelId, threadTs: place.messageTs });
    },
    async sendDirect(slackUserId, message) {
      await writes.chat.postMessage({ channel: slackUserId, ...message, unfurl_links: false, unfurl_media: false });
    },
    async publishView(slackUserId, view) {
      await reads.views.publish({ user_id: slackUserId, view });
    },
  };
}
