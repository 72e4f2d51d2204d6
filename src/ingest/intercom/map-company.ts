import type { Mapped } from '../pull/connector';
import type { IntercomCompany } from './schema';

/** A customer as Intercom knows it: its own id, the id its owner gave it, and its web site. */
export function mapCompany({ id, company_id, name, website }: IntercomCompany): readonly Mapped[] {
  const domain = findDomain(website);
  return [
    { kind: 'customer', account: { key: id, externalId: company_id, name, domains: domain === null ? [] : [domain] } },
  ];
}

/** Of an address with or without https:// before it; null for what is none. */
function findDomain(website: string | null | undefined): string | null {
  const text = website?.trim() ?? '';
  const url = text.includes('://') ? text : `https://${text}`;
  if (text === '' || !URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/^www\./, '');
  return host.includes('.') ? host : null;
}
