import { z } from 'zod';
import { SALESFORCE_CONNECTION } from '../../vendor-http/salesforce/connection';
import { SALESFORCE_WRITING } from '../../vendor-http/salesforce/writing';
import { baseUrl } from '../../vendor-http/base-url';
import { SEGMENT_WORDS } from '../crm-fields/to-segment';
import { ACCOUNT_COLUMNS } from '../crm-fields/account-columns';

/** A field by its API name, or one of a record it refers to: `ARR__c`, `Csm__r.Email`. */
const field = z
  .string()
  .regex(/^[A-Za-z]\w*(\.[A-Za-z]\w*){0,2}$/, 'expected the API name of a field, like ARR__c or Csm__r.Email');
const object = z.string().regex(/^[A-Za-z]\w*$/, 'expected the API name of an object, like Contract');

export const SalesforceSettings = z.object({
  ...SALESFORCE_CONNECTION,
  ...SALESFORCE_WRITING,
  base_url: baseUrl.optional(),
  /** Objects with more records than this are loaded by a query job (Bulk API 2.0) at first; `never`: page by page, as all later changes are. */
  bulk_above: z.union([z.int().min(0), z.literal('never')]).default(50_000),
  /** Columns of the contract and the fields they come from. */
  fields: z.partialRecord(z.enum(ACCOUNT_COLUMNS), field).default({}),
  segments: z.record(z.string(), z.enum(['enterprise', 'mid_market', 'smb'])).default(SEGMENT_WORDS),
  currency: z.string().length(3).optional(), // where the organisation has one only
  /** Which accounts are customers; absent: all. One that leaves them is treated as deleted, and comes back when it does. */
  customers: z.strictObject({ field, values: z.array(z.string().min(1)).min(1) }).optional(),
  contacts: z
    .strictObject({
      role: field.optional(),
      roles: z.record(z.string(), z.enum(['executive_sponsor', 'champion', 'admin', 'user'])).default({}),
      left_on: field.optional(),
      last_seen_at: field.optional(),
    })
    .optional(),
  /** Calls, e-mails and meetings that people log in Salesforce. */
  activities: z.strictObject({ backfill_days: z.int().min(1).max(3650).default(400) }).optional(),
  /** Contracts, or whatever object bears one term per record. */
  subscriptions: z
    .strictObject({
      object: object.default('Contract'),
      account: field.default('AccountId'),
      started_on: field.default('StartDate'),
      ends_on: field.default('EndDate'),
      arr: field,
      seats: field.optional(),
      plan: field.optional(),
      currency: field.optional(), // CurrencyIsoCode: only an organisation with several currencies has it
      only: z.strictObject({ field, values: z.array(z.string().min(1)).min(1) }).optional(),
    })
    .optional(),
});
export type SalesforceSettings = z.output<typeof SalesforceSettings>;
export type AccountRules = Pick<SalesforceSettings, 'fields' | 'segments' | 'currency' | 'customers'>;
export type ContactRules = NonNullable<SalesforceSettings['contacts']>;
export type SubscriptionRules = NonNullable<SalesforceSettings['subscriptions']>;
