import { z } from 'zod';
import { HUBSPOT_CONNECTION, HUBSPOT_WRITING } from '../../vendor-http/hubspot/connection';
import { ACCOUNT_COLUMNS } from '../crm-fields/account-columns';
import { SEGMENT_WORDS } from '../crm-fields/to-segment';
import { baseUrl } from '../../vendor-http/base-url';

const property = z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected the internal name of a property, like arr_total');
const chosen = z.strictObject({ property, values: z.array(z.string().min(1)).min(1) });

export const HubspotSettings = z.object({
  ...HUBSPOT_CONNECTION,
  ...HUBSPOT_WRITING,
  base_url: baseUrl.optional(),
  /** Columns of the contract and the company properties they come from. An e-mail may be an owner. */
  fields: z.partialRecord(z.enum(ACCOUNT_COLUMNS), property).default({}),
  segments: z.record(z.string(), z.enum(['enterprise', 'mid_market', 'smb'])).default(SEGMENT_WORDS),
  currency: z.string().length(3).optional(), // where the account has one only
  /** Which companies are customers (`lifecyclestage: customer`); absent: all. One that leaves them is treated as deleted. */
  customers: chosen.optional(),
  contacts: z
    .strictObject({
      role: property.optional(),
      roles: z.record(z.string(), z.enum(['executive_sponsor', 'champion', 'admin', 'user'])).default({}),
      left_on: property.optional(),
      last_seen_at: property.optional(),
    })
    .optional(),
  /** Deals that were won, one contract term each. */
  subscriptions: z
    .strictObject({
      account: property.default('hs_primary_associated_company'),
      started_on: property.default('closedate'),
      ends_on: property,
      arr: property.default('hs_arr'),
      seats: property.optional(),
      plan: property.optional(),
      currency: property.optional(), // deal_currency_code, where deals have one each
      only: chosen.default({ property: 'hs_is_closed_won', values: ['true'] }),
    })
    .optional(),
});
export type HubspotSettings = z.output<typeof HubspotSettings>;
export type CompanyRules = Pick<HubspotSettings, 'fields' | 'segments' | 'currency' | 'customers'>;
export type ContactRules = NonNullable<HubspotSettings['contacts']>;
export type DealRules = NonNullable<HubspotSettings['subscriptions']>;
