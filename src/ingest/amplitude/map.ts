import { createHash } from 'node:crypto';
import type { Mapped } from '../pull/connector';
import { listGroups } from '../product-events/list-groups';
import type { EventSettings } from '../product-events/settings';
import { toShortId } from '../product-events/to-short-id';
import { toProductEvents } from '../product-events/to-product-events';
import { type AmplitudeEvent, readEventTime } from './schema';

/** An event of a customer, or [] for one of nobody in particular; one that names several customers counts for each. */
export function mapEvent(record: AmplitudeEvent, settings: EventSettings & { group_type: string }): Mapped[] {
  const { event_type: name, event_time: time, user_id: userId, device_id: deviceId } = record;
  const raw = { id: idOf(record), name, at: readEventTime(time), userId: userId ?? deviceId };
  return toProductEvents(raw, listGroups(record.groups?.[settings.group_type]), settings);
}

/** Amplitude's own id of the event; where an old export has none, what makes the event itself. */
export function idOf({ uuid, $insert_id: insertId, ...event }: AmplitudeEvent): string {
  const given = [uuid, insertId].find((id) => id !== null && id !== '');
  if (typeof given === 'string') return toShortId(given);
  const same = [event.event_type, event.event_time, event.user_id ?? event.device_id];
  return createHash('sha256').update(JSON.stringify(same)).digest('base64url');
}
