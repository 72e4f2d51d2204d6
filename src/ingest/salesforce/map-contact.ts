import type { Mapped } from '../pull/connector';
import { toCellValue } from '../crm-fields/to-cell-value';
import { toDay } from '../crm-fields/to-day';
import type { FactValue } from '../pull/fact-value';
import { readField } from './read-field';
import type { ContactRecord } from './schema';
import type { ContactRules } from './settings';

/** What one Contact says. One without an account is nobody's contact; one that was merged into another is gone, the other stays. */
export function mapContact(record: ContactRecord, rules: ContactRules): readonly Mapped[] {
  const version = record.SystemModstamp;
  const account = record.AccountId ? { key: record.AccountId } : null;
  if (record.IsDeleted || account === null)
    return [{ kind: 'deleted', stream: 'contacts', account, version, cells: { contact_id: record.Id } }];
  return [{ kind: 'fact', stream: 'contacts', account, version, cells: toCells(record, rules) }];
}

function toCells(record: ContactRecord, rules: ContactRules): Record<string, FactValue> {
  const cells: Record<string, FactValue> = {
    contact_id: record.Id,
    name: toCellValue(record.Name),
    email: toCellValue(record.Email),
    department: toCellValue(record.Department),
  };
  if (rules.role !== undefined) cells['role'] = rules.roles[String(readField(record, rules.role))] ?? null;
  if (rules.left_on !== undefined) cells['left_on'] = toDay(readField(record, rules.left_on));
  if (rules.last_seen_at !== undefined) cells['last_seen_at'] = toInstant(readField(record, rules.last_seen_at));
  return cells;
}

/** A date alone counts from its beginning in UTC: nobody was seen later than is known. */
function toInstant(value: unknown): FactValue {
  const cell = toCellValue(value);
  return typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? `${cell}T00:00:00Z` : cell;
}
