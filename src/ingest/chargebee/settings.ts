import { z } from 'zod';
import { baseUrl } from '../../vendor-http/base-url';
import { BILLING_SETTINGS } from '../billing/settings';

const customField = z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected the API name of a field, like cf_account_id');

export const ChargebeeSettings = z.object({
  ...BILLING_SETTINGS,
  /** The part before .chargebee.com. */
  site: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/i, 'expected the part before .chargebee.com')
    .optional(),
  base_url: baseUrl.optional(),
  /** Fields of a customer that hold our account_id and the CRM's id. */
  account_id_field: customField.default('cf_account_id'),
  crm_id_field: customField.default('cf_crm_id'),
  /** 150 on Starter, 1,000 on Performance, 3,500 on Enterprise: half of it stays for others. */
  requests_per_minute: z.int().min(1).max(3500).default(75),
});
export type ChargebeeSettings = z.output<typeof ChargebeeSettings>;
