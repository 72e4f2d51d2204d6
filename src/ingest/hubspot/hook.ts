import { createHash } from 'node:crypto';
import { SourceContractError } from '../../errors';
import type { HookRecords, VendorHook } from '../pull/vendor-hook';
import { parseJson } from '../webhooks/parse-json';
import { verifyHubspot } from '../webhooks/verify-hubspot';
import { addOwners } from './add-owners';
import type { Reading } from './read-objects';
import { HubspotEvents } from './schema';

const COMPANY_TYPE = '0-2'; // of generic events
const AT_ONCE = 100;

type Input = { reading: Reading; secret: string };

/**
 * Events of companies: each company is read as it is now, since events come in no promised order; of a merger the company that came of it, which names
 * the others. One that is no longer there is looked for among the archived.
 */
export function createHubspotHook({ reading, secret }: Input): VendorHook {
  const { source } = reading;
  return {
    verify: (request) => verifyHubspot(request, secret),
    // sent again, a delivery counts its attempt, so that its bytes differ
    deliveryId: ({ text }) => toDeliveryId(readEvents(text)),
    read: async (text, { signal }) => {
      const events = readEvents(text);
      if (events === null)
        throw new SourceContractError(source, 'web hook: not the list of events that HubSpot documents');
      const ids = listCompanyIds(events);
      return ids.length === 0 ? [] : await readCompanies(reading, ids, signal);
    },
  };
}

const readEvents = (text: string): HubspotEvents | null => HubspotEvents.safeParse(parseJson(text)).data ?? null;

function toDeliveryId(events: HubspotEvents | null): string | null {
  if (events === null || events.length === 0) return null;
  const ids = events.map((event) => `${event.subscriptionId}:${event.eventId}:${event.occurredAt}`).toSorted();
  return createHash('sha256').update(ids.join()).digest('hex');
}

function listCompanyIds(events: HubspotEvents): string[] {
  const ids = events
    .filter(({ subscriptionType: type, objectTypeId }) => type.startsWith('company.') || objectTypeId === COMPANY_TYPE)
    .flatMap(({ newObjectId, primaryObjectId, objectId }) => newObjectId ?? primaryObjectId ?? objectId ?? []);
  return [...new Set(ids.map(String))];
}

async function readCompanies(reading: Reading, ids: readonly string[], signal: AbortSignal): Promise<HookRecords[]> {
  const { api, properties, owned } = reading;
  const read = async (some: readonly string[], archived: boolean): Promise<unknown[]> => {
    const records: unknown[] = [];
    for (let at = 0; at < some.length; at += AT_ONCE) {
      const input = { ids: some.slice(at, at + AT_ONCE), properties, archived };
      records.push(...(await api.batchRead('companies', input, signal)));
    }
    return records;
  };
  const live = await read(ids, false);
  const found = new Set(live.map((record) => (record as { id?: unknown }).id));
  const archived = await read(
    ids.filter((id) => !found.has(id)),
    true,
  );
  const owners = await api.listOwners(signal);
  return [{ stream: 'companies', records: [...live, ...archived].map((record) => addOwners(record, owned, owners)) }];
}
