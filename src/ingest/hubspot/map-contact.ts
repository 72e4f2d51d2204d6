import { toCellValue } from '../crm-fields/to-cell-value';
import { toDay } from '../crm-fields/to-day';
import type { Mapped } from '../pull/connector';
import type { FactValue } from '../pull/fact-value';
import type { HubspotRecord } from './schema';
import type { ContactRules } from './settings';
import { toVersion } from './to-version';

/** What one contact says. It belongs to its primary company; without one it is nobody's. */
export function mapContact(record: HubspotRecord, rules: ContactRules): readonly Mapped[] {
  const { id, properties, archived } = record;
  const key = toCellValue(properties['associatedcompanyid']);
  const account = key === null ? null : { key: String(key) };
  const version = toVersion(record, 'lastmodifieddate');
  if (archived || account === null)
    return [{ kind: 'deleted', stream: 'contacts', account, version, cells: { contact_id: id } }];
  return [{ kind: 'fact', stream: 'contacts', account, version, cells: toCells(record, rules) }];
}

function toCells({ id, properties }: HubspotRecord, rules: ContactRules): Record<string, FactValue> {
  const name = [properties['firstname'], properties['lastname']].flatMap((part) => part?.trim() || []).join(' ');
  const cells: Record<string, FactValue> = {
    contact_id: id,
    name: toCellValue(name),
    email: toCellValue(properties['email']),
  };
  if (rules.role !== undefined) cells['role'] = rules.roles[properties[rules.role] ?? ''] ?? null;
  if (rules.left_on !== undefined) cells['left_on'] = toDay(properties[rules.left_on]);
  if (rules.last_seen_at !== undefined) cells['last_seen_at'] = toInstant(properties[rules.last_seen_at]);
  return cells;
}

/** A date alone counts from its beginning in UTC: nobody was seen later than is known. */
function toInstant(value: string | null | undefined): FactValue {
  const text = toCellValue(value);
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text;
}
