import { z } from 'zod';
import { baseUrl } from '../base-url';

const DEFAULT_URL = 'https://api.hubapi.com'; // of every data centre
const property = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'expected the internal name of a property, like customer_health');

/** What reading from and writing to HubSpot have in common in barometer.yaml. */
export const HUBSPOT_CONNECTION = {
  base_url: baseUrl.optional(),
  /** Paths carry the date of their version; each is served for 18 months. https://developers.hubspot.com/docs/api-reference/latest/overview */
  api_version: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'expected a version like 2026-03')
    .default('2026-03'),
  /** Of the account's requests of a day, by whomever they are made: beyond it Barometer stops until its next run. */
  daily_share: z.number().min(0.05).max(1).default(0.8),
};
export type HubspotConnection = z.output<z.ZodObject<typeof HUBSPOT_CONNECTION>>;

/** Where the answer is written to: the three of R5 to R7 (R8), by names that HubSpot takes. */
export const HUBSPOT_WRITING = {
  write: z
    .strictObject({
      health: property.default('customer_health'),
      reason: property.default('health_reason'),
      as_of: property.default('health_asof'),
      /** Unique property that crm_id holds, where it does not hold the record's own id. */
      account_key: property.default('hs_object_id'),
      activity_key: property.default('cs_key'), // unique property of tasks and of notes
    })
    .prefault({}),
};
export type HubspotWriting = z.output<z.ZodObject<typeof HUBSPOT_WRITING>>['write'];

export function toHubspotUrl({ base_url: given = DEFAULT_URL }: HubspotConnection): string {
  return given.replace(/\/+$/, '');
}
