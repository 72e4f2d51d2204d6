import { setTimeout as wait } from 'node:timers/promises';
import { asText, type JsonObject } from '../json';
import { EVENT_RETRY_DELAYS_MS } from '../workspace-settings';
import type { World } from '../world';
import { deliver, type Delivered } from './deliver';
import { eventEnvelope } from './payload-parts';

function reasonOf({ outcome, answer }: Delivered): string {
  if (outcome === 'late') return 'http_timeout';
  return answer === null ? 'connection_failed' : 'http_error';
}

const isRetried = ({ outcome, answer }: Delivered) =>
  outcome !== 'acknowledged' && answer?.headers['x-slack-no-retry'] !== '1';

/** Slack repeats an unanswered event three times, with the same event_id. */
async function retry(world: World, label: string, body: string, first: Delivered): Promise<void> {
  let last = first;
  for (const [index, delayMs] of (world.settings.eventRetryDelaysMs ?? EVENT_RETRY_DELAYS_MS).entries()) {
    if (!isRetried(last)) return;
    await wait(delayMs, undefined, { signal: world.closing.signal });
    const headers = { 'x-slack-retry-num': String(index + 1), 'x-slack-retry-reason': reasonOf(last) };
    const what = { kind: 'event' as const, label: `${label} (retry ${index + 1})` };
    last = await deliver(world, what, { contentType: 'application/json', body, headers });
  }
}

/** Sends an event; resolves after the first attempt, the retries go on behind it. */
export async function sendEvent(world: World, event: JsonObject): Promise<Delivered> {
  const label = asText(event.type);
  const body = JSON.stringify(eventEnvelope(world, event, world.ids.next('Ev')));
  const first = await deliver(world, { kind: 'event', label }, { contentType: 'application/json', body });
  retry(world, label, body, first).catch(() => undefined); // only ever the workspace closing
  return first;
}

/** The handshake Slack does when a request URL is entered. True when the app echoed the challenge. */
export async function verifyUrl(world: World): Promise<boolean> {
  const challenge = world.ids.next('challenge');
  const body = JSON.stringify({ token: 'legacy-verification-token', challenge, type: 'url_verification' });
  const { answer } = await deliver(
    world,
    { kind: 'event', label: 'url_verification' },
    { contentType: 'application/json', body },
  );
  return answer?.status === 200 && answer.body.includes(challenge);
}
