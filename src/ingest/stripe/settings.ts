import { z } from 'zod';
import { baseUrl } from '../../vendor-http/base-url';
import { BILLING_SETTINGS } from '../billing/settings';

const MAX_GRACE_DAYS = 30;
const MAX_PASS_HOURS = 24 * 7; // events are kept for 30 days
const MAX_HISTORY_DAYS = 3660;

export const StripeSettings = z.object({
  ...BILLING_SETTINGS,
  base_url: baseUrl.default('https://api.stripe.com'),
  /** Under which keys of a customer's metadata our account_id and the CRM's id stand. */
  account_id_key: z.string().min(1).default('account_id'),
  crm_id_key: z.string().min(1).default('crm_id'),
  /** Days that a bill which Stripe collects by itself may stay open before it is late: bank debits take up to two weeks. */
  automatic_due_days: z.int().min(0).max(MAX_GRACE_DAYS).default(1),
  /** Hours between two readings of everything; between them, events say what changed. */
  full_pass_hours: z.int().min(1).max(MAX_PASS_HOURS).default(24),
  /** Days of bills that the first pass reads. */
  history_days: z.int().min(1).max(MAX_HISTORY_DAYS).default(400),
});
export type StripeSettings = z.output<typeof StripeSettings>;
