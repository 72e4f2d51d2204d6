import { z } from 'zod';
import type { HubspotWriting } from '../../vendor-http/hubspot/connection';
import type { HubspotApi } from '../../vendor-http/hubspot/create-hubspot-api';

/** `asOf`: of the health that stands there; null where none does. */
export type FoundCompany = { id: string; asOf: Date | null };
export type Finder = { api: HubspotApi; writing: HubspotWriting; signal: AbortSignal };

const Found = z.object({ id: z.string(), properties: z.record(z.string(), z.string().nullish()) });

/** Companies by what `accounts.crm_id` holds: the record's own id, or a unique property. What does not exist is missing. */
export async function findCompanies(finder: Finder, recordIds: readonly string[]): Promise<Map<string, FoundCompany>> {
  const { account_key: key, as_of: asOf } = finder.writing;
  const isOwnId = key === 'hs_object_id';
  const ids = [...new Set(recordIds)].filter((id) => !isOwnId || /^\d+$/.test(id)); // what is no id fails them all
  if (ids.length === 0) return new Map();
  const input = { ids, properties: isOwnId ? [asOf] : [asOf, key], ...(isOwnId ? {} : { idProperty: key }) };
  const records = await finder.api.batchRead('companies', input, finder.signal);
  const found = records.flatMap((record) => Found.safeParse(record).data ?? []);
  const byKey = new Map(found.map((one) => [isOwnId ? one.id : (one.properties[key] ?? '').toLowerCase(), one]));
  return new Map(
    recordIds.flatMap((recordId) => {
      const one = byKey.get(isOwnId ? recordId : recordId.toLowerCase()); // HubSpot keeps such keys in lower case
      return one === undefined ? [] : [[recordId, { id: one.id, asOf: readInstant(one.properties[asOf]) }] as const];
    }),
  );
}

/** ISO 8601; a property of dates alone, and what is no instant, cannot be later than ours. */
function readInstant(text: string | null | undefined): Date | null {
  const ms = Date.parse(text ?? '');
  return Number.isNaN(ms) ? null : new Date(ms);
}
