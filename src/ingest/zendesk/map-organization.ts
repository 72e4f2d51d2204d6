import type { AccountHint, Mapped } from '../pull/connector';
import type { ZendeskOrganization } from './schema';

/** A customer as Zendesk knows it: our id where somebody keeps it in `external_id`, and the domains its people write from. */
export function toCustomer({ id, external_id, domain_names, name }: ZendeskOrganization): AccountHint {
  return { key: id, externalId: external_id, domains: domain_names ?? [], name };
}

/** One that was deleted says nothing: its tickets stay whose they were. */
export function mapOrganization(organization: ZendeskOrganization): readonly Mapped[] {
  const isDeleted = typeof organization.deleted_at === 'string';
  return isDeleted ? [] : [{ kind: 'customer', account: toCustomer(organization) }];
}
