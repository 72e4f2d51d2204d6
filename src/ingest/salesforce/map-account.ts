import type { AccountHint, Mapped } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import type { AccountColumn } from '../crm-fields/account-columns';
import { toCellValue } from '../crm-fields/to-cell-value';
import { toDay } from '../crm-fields/to-day';
import { toDomain } from '../crm-fields/to-domain';
import { toSegment } from '../crm-fields/to-segment';
import { readField } from './read-field';
import type { AccountRecord } from './schema';
import type { AccountRules } from './settings';

const DAYS: readonly AccountColumn[] = ['created_on', 'renewal_on'];
const DEFAULT_FIELDS: Readonly<Partial<Record<AccountColumn, string>>> = { name: 'Name', industry: 'Industry' };

/** Every column and the field it comes from: what barometer.yaml names, else Salesforce's own. `ae_email` has none: it is the owner's. */
export function listAccountFields({ fields }: AccountRules): [AccountColumn, string][] {
  const all: Readonly<Partial<Record<AccountColumn, string>>> = { ...DEFAULT_FIELDS, ...fields };
  return Object.entries(all) as [AccountColumn, string][];
}

/**
 * What one Account says: an account, or that it is gone (deleted, merged into another, no customer any more). Health fields are never among what is
 * read, so that our own writing changes nothing when it comes back. Columns nobody named a field for are absent.
 */
export function mapAccount(record: AccountRecord, rules: AccountRules): readonly Mapped[] {
  const version = record.SystemModstamp;
  const hint = toHint(record, rules);
  if (record.IsDeleted && record.MasterRecordId)
    return [{ kind: 'merged', from: record.Id, into: record.MasterRecordId, version }];
  if (record.IsDeleted || !isCustomer(record, rules))
    return [{ kind: 'deleted', stream: 'accounts', account: hint, version, cells: { crm_id: record.Id } }];
  return [{ kind: 'fact', stream: 'accounts', account: hint, version, cells: toCells(record, rules) }];
}

function toHint(record: AccountRecord, { fields }: AccountRules): AccountHint {
  const domain = toDomain(record.Website);
  const externalId = fields.account_id === undefined ? null : toCellValue(readField(record, fields.account_id));
  return {
    key: record.Id,
    externalId: externalId === null ? null : String(externalId),
    crmId: record.Id,
    domains: domain === null ? [] : [domain],
    name: record.Name,
  };
}

function isCustomer(record: AccountRecord, { customers }: AccountRules): boolean {
  return customers === undefined || customers.values.includes(String(readField(record, customers.field)));
}

function toCells(record: AccountRecord, rules: AccountRules): Record<string, FactValue> {
  const cells: Record<string, FactValue> = { crm_id: record.Id, ae_email: toOwner(record) };
  if (rules.currency !== undefined) cells['currency'] = rules.currency;
  for (const [column, field] of listAccountFields(rules)) {
    if (column !== 'account_id') cells[column] = toCell(column, readField(record, field), rules);
  }
  return cells;
}

function toCell(column: AccountColumn, value: unknown, { segments }: AccountRules): FactValue {
  if (column === 'segment') return toSegment(value, segments);
  return DAYS.includes(column) ? toDay(value) : toCellValue(value);
}

/** Someone who left the company is nobody's DRI. */
function toOwner({ Owner: owner }: AccountRecord): string | null {
  return owner?.IsActive === false ? null : (owner?.Email ?? null);
}
