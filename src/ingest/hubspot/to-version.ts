import type { HubspotRecord } from './schema';

/** When this state came to be: of an archived record when it was archived, else by the property that searches go by, else by the record's own word. */
export function toVersion({ archived, archivedAt, properties, updatedAt }: HubspotRecord, modified: string): Date {
  if (archived) return archivedAt ?? updatedAt;
  const ms = Date.parse(properties[modified] ?? '');
  return Number.isNaN(ms) ? updatedAt : new Date(ms);
}
