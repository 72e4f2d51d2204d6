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

const chosen = z.strictObject({ field, values: z.array(z.string().min(1)).min(1) });

const Settings = z.object({
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
  customers: chosen.optional(),
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
      only: chosen.optional(),
    })
    .optional(),
  /** Opportunities for renewals: the soonest open one says when its account renews, those that were won what was agreed. */
  renewals: z
    .strictObject({
      only: chosen.default({ field: 'Type', values: ['Renewal'] }),
      renewal_on: field.default('CloseDate'),
      /** Without it no contract terms are made of them. */
      term: z
        .strictObject({
          started_on: field,
          ends_on: field,
          arr: field.default('Amount'), // a year's: a field of their own where amounts are of several years
          seats: field.optional(),
          plan: field.optional(),
          currency: field.optional(),
        })
        .optional(),
    })
    .optional(),
});
export const SalesforceSettings = Settings.refine(
  ({ fields, renewals }) => renewals === undefined || renewals.term !== undefined || fields.renewal_on === undefined,
  {
    path: ['renewals'],
    message: 'fields.renewal_on gives the date already: expected term, or one of the two left out',
  },
);
export type SalesforceSettings = z.output<typeof SalesforceSettings>;
export type AccountRules = Pick<SalesforceSettings, 'fields' | 'segments' | 'currency' | 'customers'>;
export type ContactRules = NonNullable<SalesforceSettings['contacts']>;
export type RenewalRules = NonNullable<SalesforceSettings['renewals']>;
export type SubscriptionRules = NonNullable<SalesforceSettings['subscriptions']>;
