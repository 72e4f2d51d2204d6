import { z } from 'zod';
import { SourceContractError } from '../../errors';
import type { HookRecords, VendorHook } from '../pull/vendor-hook';
import { parseJson } from '../webhooks/parse-json';
import { verifyChargebee } from '../webhooks/verify-chargebee';
import type { ChargebeeApi, ObjectName } from './api';

const Event = z.object({ id: z.string().min(1), event_type: z.string() });
const STREAMS: Readonly<Record<ObjectName, string>> = {
  customer: 'customers',
  subscription: 'subscriptions',
  invoice: 'invoices',
};

type Input = { source: string; secret: string; api: ChargebeeApi };

/** Events by webhook. Nothing is signed: the event is asked for by its id, and what stands there is believed. Versions settle their order. */
export function createChargebeeHook({ source, secret, api }: Input): VendorHook {
  return {
    verify: (request) => verifyChargebee(request, secret),
    deliveryId: ({ text }) => findEvent(text)?.id ?? null,
    read: async (text, { signal }) => {
      const event = findEvent(text);
      if (event === null) throw new SourceContractError(source, 'web hook: not an event of Chargebee');
      const content = await api.findEventContent(event.id, signal);
      return content === null ? [] : toRecords(content);
    },
  };
}

function toRecords(content: Readonly<Record<string, unknown>>): HookRecords[] {
  const names = Object.keys(STREAMS) as ObjectName[];
  return names.filter((name) => name in content).map((name) => ({ stream: STREAMS[name], records: [content[name]] }));
}

const findEvent = (text: string): z.output<typeof Event> | null => Event.safeParse(parseJson(text)).data ?? null;
