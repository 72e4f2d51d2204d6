import { SourceContractError } from '../../errors';
import type { HookRecords, VendorHook } from '../pull/vendor-hook';
import { parseJson } from '../webhooks/parse-json';
import { verifyZendesk } from '../webhooks/verify-zendesk';
import type { ZendeskApi } from './api';
import { HookBody } from './pages-schema';

/** Gone for good, or into the bin: it can no longer be shown. */
const GONE = /^zen:event-type:ticket\.(soft_deleted|permanently_deleted|marked_as_spam)$/;
const TICKET_EVENT = /^zen:event-type:ticket\./;

/** Ticket events: the ticket is fetched as it is now, since events come in no promised order. */
export function createZendeskHook({ source, api, secret }: Input): VendorHook {
  return {
    verify: (request) => verifyZendesk(request, secret),
    deliveryId: ({ headers }) => headers['x-zendesk-webhook-invocation-id'] ?? null,
    read: async (text, { signal }) => {
      const body = readBody(source, text);
      if (!('type' in body)) return inTickets(await api.showTickets([body.ticket_id], signal));
      const { type, time, detail } = body;
      if (!TICKET_EVENT.test(type)) return [];
      const gone = { ...detail, status: 'deleted', updated_at: time ?? detail['updated_at'] };
      if (GONE.test(type)) return inTickets([{ id: detail.id, ticket: gone }]);
      return inTickets(await api.showTickets([detail.id], signal));
    },
  };
}

type Input = { source: string; api: ZendeskApi; secret: string };

function inTickets(records: readonly unknown[]): HookRecords[] {
  return [{ stream: 'tickets', records }];
}

function readBody(source: string, text: string) {
  const parsed = HookBody.safeParse(parseJson(text));
  if (!parsed.success)
    throw new SourceContractError(source, 'web hook: neither a ticket event nor a body with ticket_id');
  return parsed.data;
}
