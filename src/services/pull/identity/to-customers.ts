import type { SourceCustomer } from '../../../db/queries/source-accounts';
import { cleanKey } from '../clean-key';
import type { AccountHint } from '../../../ingest/pull/connector';
import { cleanText } from '../clean-text';
import { toCompanyDomain } from './company-domain';

const MAX_DOMAINS = 50; // per customer; a holding with more of them is matched by a person
const MAX_NAME = 300;

/** What the hints of one page say of each customer, once: domains together, of all else the last that was said. Pure. */
export function toCustomers(hints: readonly AccountHint[]): SourceCustomer[] {
  const customers = new Map<string, SourceCustomer>();
  for (const hint of hints) {
    const key = toKey(hint.key);
    customers.set(key, addHint(customers.get(key) ?? { ...NOTHING_SAID, key }, hint));
  }
  return [...customers.values()];
}

const NOTHING_SAID = { externalId: null, crmId: null, name: null, domains: [] };

function addHint(known: SourceCustomer, hint: AccountHint): SourceCustomer {
  return {
    key: known.key,
    externalId: clean(hint.externalId) ?? known.externalId,
    crmId: clean(hint.crmId) ?? known.crmId,
    name: clean(hint.name)?.slice(0, MAX_NAME) ?? known.name,
    domains: joinDomains(known.domains, hint.domains),
  };
}

/** A vendor's id of a customer as it is kept. */
export const toKey = cleanKey;

/** Domains of web sites and e-mail addresses by which a company may be recognised, each once, in order. */
export function toDomains(texts: readonly string[]): string[] {
  const domains = texts.map((text) => toCompanyDomain(text)).filter((domain) => domain !== null);
  return [...new Set(domains)].toSorted().slice(0, MAX_DOMAINS);
}

function joinDomains(known: readonly string[], said: readonly string[] = []): readonly string[] {
  return said.length === 0 ? known : toDomains([...known, ...said]);
}

function clean(text: string | null | undefined): string | null {
  const kept = cleanText(text ?? '').trim();
  return kept === '' ? null : kept;
}
