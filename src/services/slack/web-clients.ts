import { WebClient, type WebClientOptions } from '@slack/web-api';
import { fetchSlack } from './transport-error';

export type WebClientSettings = { token: string; slackApiUrl: string; timeoutMs?: number } & Pick<
  WebClientOptions,
  'logger'
>;
export type WebClients = { writes: WebClient; reads: WebClient };

const TIMEOUT_MS = 10_000;
const READ_RETRIES = { retries: 3, minTimeout: 500, maxTimeout: 5_000, randomize: true };

/**
 * Two clients, because the library's own retries post a message again after a timeout or a 503. `writes` tries once and reports
 * a 429 at once: the outbox decides what follows. `reads` is for what may be repeated: look-ups, views.publish.
 */
export function createWebClients({
  token,
  slackApiUrl,
  timeoutMs = TIMEOUT_MS,
  ...rest
}: WebClientSettings): WebClients {
  const common = { slackApiUrl, timeout: timeoutMs, allowAbsoluteUrls: false, fetch: fetchSlack, ...rest };
  return {
    writes: new WebClient(token, { ...common, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }),
    reads: new WebClient(token, { ...common, retryConfig: READ_RETRIES }),
  };
}
