import type { AccountHint } from '../pull/connector';
import type { ExportCells } from './export-format';

/** Whose row it is; null where it does not say. A name alone is matched by people, never by itself. Pure. */
export function rowHint(cells: ExportCells): AccountHint | null {
  const { account_id: externalId = null, crm_id: crmId = null, company } = cells;
  const site = findSite(cells);
  const key = cells.key ?? externalId ?? crmId ?? nameKey(site, company);
  if (key === null) return null;
  const domains = site === null ? [] : [site];
  return { key: key.slice(0, 200), externalId, crmId, domains, name: company ?? site ?? key };
}

const findSite = ({ domain, email }: ExportCells): string | null =>
  domain ?? email?.split('@')[1]?.toLowerCase() ?? null;

function nameKey(site: string | null, company: string | undefined): string | null {
  if (site !== null) return `domain:${site.toLowerCase()}`;
  return company === undefined ? null : `name:${company}`;
}
