import { createHmac, randomUUID } from 'node:crypto';
import type { HookTarget, World } from '../world';
import type { ZendeskTicket } from './store';

/** Source: developer.zendesk.com/documentation/webhooks/verifying: base64 HMAC-SHA256 over timestamp and body. */
export async function sendTicketCreated(
  { now, post }: World,
  { url, secret }: HookTarget,
  ticket: ZendeskTicket,
): Promise<void> {
  const timestamp = now()
    .toISOString()
    .replace(/\.\d+Z$/, 'Z');
  const detail = { ...ticket, id: String(ticket.id), organization_id: String(ticket.organization_id) };
  const body = JSON.stringify({
    type: 'zen:event-type:ticket.created',
    id: randomUUID(),
    time: timestamp,
    detail,
    event: {},
  });
  const signature = createHmac('sha256', secret)
    .update(timestamp + body)
    .digest('base64');
  await post(url, body, {
    'content-type': 'application/json',
    'x-zendesk-webhook-signature': signature,
    'x-zendesk-webhook-signature-timestamp': timestamp,
    'x-zendesk-webhook-invocation-id': randomUUID(),
  });
}
