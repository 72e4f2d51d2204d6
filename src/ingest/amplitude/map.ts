import { createHash } from 'node:crypto';
import type { Mapped } from '../pull/connector';
import { groupHint } from '../product-events/group-hint';
import type { EventSettings } from '../product-events/settings';
import { toProductEvent } from '../product-events/to-product-event';
import type { AmplitudeEvent } from './schema';

/** An event of a customer, or [] for one of nobody in particular; one that names several customers counts for each. */
export function mapEvent(record: AmplitudeEvent, settings: EventSettings & { group_type: string }): Mapped[] {
  const groups = listGroups(record.groups?.[settings.group_type]);
  const raw = {
    name: record.event_type,
    at: new Date(`${record.event_time.replace(' ', 'T')}Z`),
    userId: record.user_id ?? record.device_id ?? null,
  };
  return groups.flatMap((group) => {
    const id = groups.length === 1 ? idOf(record) : `${idOf(record)}:${group}`.slice(0, 200);
    return toProductEvent({ ...raw, id, account: groupHint(group) }, settings) ?? [];
  });
}

/** Amplitude's own id of the event; where an old export has none, what makes the event itself. */
export function idOf({ uuid, $insert_id: insertId, ...event }: AmplitudeEvent): string {
  const given = uuid ?? insertId ?? '';
  if (given !== '') return given.slice(0, 200);
  const same = [event.event_type, event.event_time, event.user_id ?? event.device_id ?? null];
  return createHash('sha256').update(JSON.stringify(same)).digest('base64url');
}

function listGroups(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = values.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return [...new Set(names.filter((name) => name !== ''))];
}
