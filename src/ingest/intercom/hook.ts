import { SourceContractError } from '../../errors';
import { toUnixSeconds } from '../instants';
import type { VendorHook } from '../pull/vendor-hook';
import { parseJson } from '../webhooks/parse-json';
import { verifyIntercom } from '../webhooks/verify-intercom';
import type { IntercomApi } from './api';
import { Notification } from './pages-schema';

const DELETED = 'conversation.deleted';

/** Conversations are fetched as they are now; of a deleted one only the word remains. Companies stand in the notification themselves. */
export function createIntercomHook({ source, api, secret }: Input): VendorHook {
  return {
    verify: (request) => verifyIntercom(request, secret),
    deliveryId: ({ text }) => Notification.safeParse(parseJson(text)).data?.id ?? null,
    read: async (text, { now, signal }) => {
      const parsed = Notification.safeParse(parseJson(text));
      if (!parsed.success) throw new SourceContractError(source, 'web hook: no notification of Intercom');
      const { topic, data, created_at } = parsed.data;
      const item = data?.item ?? {};
      if (topic.startsWith('company.')) return [{ stream: 'companies', records: [item] }];
      if (!topic.startsWith('conversation') || !isNamed(item)) return []; // a ping, or nothing we read
      const deleted = { id: item.id, deletedAt: created_at ?? toUnixSeconds(now) };
      const records = topic === DELETED ? [deleted] : await fetchNow(api, String(item.id), signal);
      return [{ stream: 'conversations', records }];
    },
  };
}

async function fetchNow(api: IntercomApi, id: string, signal: AbortSignal): Promise<unknown[]> {
  const conversation = await api.findConversation(id, signal);
  return conversation === null ? [] : api.withContacts([conversation], signal);
}

function isNamed(item: { id?: string | number | null | undefined }): item is { id: string | number } {
  return item.id !== null && item.id !== undefined;
}

type Input = { source: string; api: IntercomApi; secret: string };
