import type { AccountColumn } from '../crm-fields/account-columns';
import { toCellValue } from '../crm-fields/to-cell-value';
import { toDay } from '../crm-fields/to-day';
import { toDomain } from '../crm-fields/to-domain';
import { toSegment } from '../crm-fields/to-segment';
import type { AccountHint, Mapped } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import { toVersion } from './to-version';
import type { HubspotRecord } from './schema';
import type { CompanyRules } from './settings';

const DAYS: readonly AccountColumn[] = ['created_on', 'renewal_on'];
const PEOPLE: readonly AccountColumn[] = ['ae_email', 'csm_email'];
const DEFAULT_FIELDS: Readonly<Partial<Record<AccountColumn, string>>> = {
  name: 'name',
  industry: 'industry',
  ae_email: 'hubspot_owner_id',
};

/** Every column and the property it comes from: what barometer.yaml names, else HubSpot's own. */
export function listCompanyFields({ fields }: Pick<CompanyRules, 'fields'>): [AccountColumn, string][] {
  const all: Readonly<Partial<Record<AccountColumn, string>>> = { ...DEFAULT_FIELDS, ...fields };
  return Object.entries(all) as [AccountColumn, string][];
}

/**
 * What one company says: an account, the companies that were merged into it, or that it is gone (deleted, no customer any more). Health properties are
 * never among what is read, so that our own writing changes nothing when it comes back. Columns nobody named a property for are absent.
 */
export function mapCompany(record: HubspotRecord, rules: CompanyRules): readonly Mapped[] {
  const account = toHint(record, rules);
  const version = toVersion(record, 'hs_lastmodifieddate');
  if (record.archived || !isCustomer(record, rules))
    return [{ kind: 'deleted', stream: 'accounts', account, version, cells: { crm_id: record.id } }];
  return [
    { kind: 'fact', stream: 'accounts', account, version, cells: toCells(record, rules) },
    ...listMergedIds(record).map((from): Mapped => ({ kind: 'merged', from, into: record.id, version })),
  ];
}

export function isCustomer(
  { properties }: Pick<HubspotRecord, 'properties'>,
  { customers }: Pick<CompanyRules, 'customers'>,
): boolean {
  return customers === undefined || customers.values.includes(properties[customers.property] ?? '');
}

function listMergedIds({ id, properties }: HubspotRecord): string[] {
  const ids = (properties['hs_merged_object_ids'] ?? '').split(';').map((one) => one.trim());
  return ids.filter((one) => one !== '' && one !== id);
}

function toHint({ id, properties }: HubspotRecord, { fields }: CompanyRules): AccountHint {
  const domain = toDomain(properties['domain']);
  const externalId = fields.account_id === undefined ? null : toCellValue(properties[fields.account_id]);
  return {
    key: id,
    externalId: externalId === null ? null : String(externalId),
    crmId: id,
    domains: domain === null ? [] : [domain],
    name: toName({ id, properties }),
  };
}

/** HubSpot makes companies from e-mail addresses, which have a domain before anybody names them. */
function toName({ id, properties }: Pick<HubspotRecord, 'id' | 'properties'>): string {
  return properties['name']?.trim() || properties['domain']?.trim() || `HubSpot company ${id}`;
}

function toCells(record: HubspotRecord, rules: CompanyRules): Record<string, FactValue> {
  const cells: Record<string, FactValue> = { crm_id: record.id };
  if (rules.currency !== undefined) cells['currency'] = rules.currency;
  for (const [column, property] of listCompanyFields(rules)) {
    if (column !== 'account_id') cells[column] = toCell(column, { record, property, rules });
  }
  cells['name'] ??= toName(record);
  return cells;
}

type Reading = { record: HubspotRecord; property: string; rules: CompanyRules };

function toCell(column: AccountColumn, { record, property, rules }: Reading): FactValue {
  const value = record.properties[property];
  if (column === 'segment') return toSegment(value, rules.segments);
  if (PEOPLE.includes(column)) return toEmail(value, record.owners);
  return DAYS.includes(column) ? toDay(value) : toCellValue(value);
}

/** An owner by its id, who may have left; or an address as it stands. */
function toEmail(value: string | null | undefined, owners: Readonly<Record<string, string>>): FactValue {
  const text = value?.trim() ?? '';
  return /^\d+$/.test(text) ? (owners[text] ?? null) : toCellValue(text);
}
