import { WebClient } from '@slack/web-api';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { alertMessage, CARD, EXPLAIN_MODAL, HOME, LOG_MODAL } from './sample-blocks';

/** The parts of Slack's payloads that the sample reads. */
export type Payload = {
  type: string;
  command?: string;
  text?: string;
  trigger_id?: string;
  user?: { id: string };
  actions?: Record<string, unknown>[];
  message?: { ts: string };
  channel?: { id: string };
  view?: { state: { values: Record<string, Record<string, unknown>> } };
  event?: { type: string; user: string };
  value?: string;
};
type Answer = object | null;

async function readPayload(request: IncomingMessage): Promise<Payload> {
  const body = await text(request);
  if (request.headers['content-type']?.includes('json') === true) return JSON.parse(body) as Payload;
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) return JSON.parse(payload) as Payload;
  return { ...(Object.fromEntries(form) as Omit<Payload, 'type'>), type: 'command' };
}

/** What each press does; the rest is only acknowledged. */
const ACTIONS: Record<string, (client: WebClient, payload: Payload) => Promise<unknown>> = {
  'alert.acknowledge': (client, { channel, message, user }) =>
    client.chat.update({ channel: channel?.id ?? '', ts: message?.ts ?? '', ...alertMessage(user?.id ?? '') }),
  'alert.log': (client, { trigger_id = '' }) => client.views.open({ trigger_id, view: LOG_MODAL }),
  'modal.push': (client, { trigger_id = '' }) => client.views.push({ trigger_id, view: EXPLAIN_MODAL }),
};

async function onAction(client: WebClient, payload: Payload): Promise<Answer> {
  await ACTIONS[String(payload.actions?.[0]?.['action_id'])]?.(client, payload);
  return null;
}

function onSubmission({ view }: Payload): Answer {
  const note = view?.state.values['note']?.['note'] as { value: string } | undefined;
  if (note?.value.includes('tbd') !== true) return null;
  return { response_action: 'errors', errors: { note: 'Say what was done.' } };
}

function answer(client: WebClient, payload: Payload): Answer | Promise<Answer> {
  switch (payload.type) {
    case 'command':
      return { response_type: 'ephemeral', text: 'Acme: 31 of 100, Red', blocks: CARD };
    case 'block_actions':
      return onAction(client, payload);
    case 'view_submission':
      return onSubmission(payload);
    case 'block_suggestion':
      return { options: [{ text: { type: 'plain_text', text: `${payload.value} Example` }, value: 'k1' }] };
    default:
      return null;
  }
}

/** A small Slack app over real HTTP, so that the page is tried against everything between it and an app. */
export async function startSampleApp() {
  const received: Payload[] = [];
  let client: WebClient | null = null;
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const payload = await readPayload(request);
    received.push(payload);
    const isFailing = payload.text === 'fail';
    const body = client === null || isFailing ? null : await answer(client, payload);
    response.writeHead(isFailing ? 500 : 200, { 'content-type': 'application/json' });
    response.end(body === null ? '' : JSON.stringify(body));
    if (payload.event?.type === 'app_home_opened') {
      await client?.views.publish({ user_id: payload.event.user, view: { type: 'home', blocks: HOME } });
    }
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    received,
    connect: (next: WebClient) => void (client = next),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
