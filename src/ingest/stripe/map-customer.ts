import type { z } from 'zod';
import type { AccountHint, Mapped } from '../pull/connector';
import type { Customer } from './schema';
import type { StripeSettings } from './settings';

/**
 * A customer with what it can be recognised by: our own id and the CRM's as somebody noted them in its metadata, and the domain of its e-mail
 * address. [] for a deleted one: its bills stay true, and Stripe has ended its subscriptions by events of their own. Never throws.
 */
export function mapCustomer(customer: z.output<typeof Customer>, settings: StripeSettings): Mapped[] {
  if (customer.deleted === true) return [];
  const noted = (key: string): string | null => customer.metadata?.[key] ?? null;
  const domain = customer.email?.split('@').at(-1)?.trim().toLowerCase();
  return [
    {
      kind: 'customer',
      account: {
        key: customer.id,
        externalId: noted(settings.account_id_key),
        crmId: noted(settings.crm_id_key),
        domains: domain === undefined || domain === '' || customer.email?.includes('@') !== true ? [] : [domain],
        name: customer.name ?? null,
      },
    },
  ];
}

/** By its key alone: the stream `customers` says the rest. */
export const hintOf = (customerId: string): AccountHint => ({ key: customerId });
