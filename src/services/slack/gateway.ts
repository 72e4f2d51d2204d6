import type { KnownBlock } from '@slack/types';
import { createSlackFiles, type SlackFiles } from './files';
import type { WebClients } from './web-clients';

export type SlackMessage = { text: string; blocks: KnownBlock[] };
export type MessagePlace = { channelId: string; messageTs: string };

/** What the outbox asks of Slack. Everything throws what the web client threw; `classifyFailure` reads it. */
export type SlackGateway = SlackFiles & {
  /** `channelId` may be a user's id: Slack opens the direct message and answers with its channel. */
  postMessage(args: SlackMessage & { channelId: string; threadTs?: string }): Promise<MessagePlace>;
  updateMessage(args: SlackMessage & MessagePlace): Promise<void>;
};

/** Updates go through the client without retries too: the outbox repeats them, and waits without holding a connection. */
export function createSlackGateway({
  writes,
  ...rest
}: Pick<WebClients, 'writes'> & { fetch?: typeof fetch }): SlackGateway {
  return {
    ...createSlackFiles({ writes, ...rest }),
    async postMessage({ channelId, threadTs, ...message }) {
      const place = threadTs === undefined ? { channel: channelId } : { channel: channelId, thread_ts: threadTs };
      const answer = await writes.chat.postMessage({ ...message, ...place, unfurl_links: false, unfurl_media: false });
      if (answer.channel === undefined || answer.ts === undefined) throw new Error('chat.postMessage named no message');
      return { channelId: answer.channel, messageTs: answer.ts };
    },
    async updateMessage({ channelId, messageTs, ...message }) {
      await writes.chat.update({ ...message, channel: channelId, ts: messageTs });
    },
  };
}
