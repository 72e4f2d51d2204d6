import { createHash } from 'node:crypto';
import type { Mapped } from '../pull/connector';
import { listGroups } from '../product-events/list-groups';
import type { EventSettings } from '../product-events/settings';
import { MAX_ID_LENGTH } from '../product-events/to-short-id';
import { toProductEvents } from '../product-events/to-product-events';
import { fromZonedClock } from '../zoned-clock';
import type { MixpanelEvent } from './schema';

const SECONDS_END = 1e11; // the year 5138 in seconds, 1973 in milliseconds

export type EventRules = EventSettings & { group_key: string; project_time_zone: string };

/** An event of a group, or [] for one that belongs to none. A property that lists several groups counts for each. */
export function mapEvent(record: MixpanelEvent, rules: EventRules): Mapped[] {
  const { time, distinct_id: distinctId, $user_id: userId } = record.properties;
  const at = toInstant(time, rules.project_time_zone);
  const raw = { id: idOf(record), name: record.event, at, userId: userId ?? distinctId };
  return toProductEvents(raw, listGroups(record.properties[rules.group_key]), rules);
}

/** Projects from before 2023 have a zone of their own: `time` is then what a clock there showed. */
function toInstant(time: number, zone: string): Date {
  const ms = time < SECONDS_END ? time * 1000 : time;
  return zone === 'UTC' ? new Date(ms) : fromZonedClock(ms, zone);
}

/**
 * The export is not deduplicated: an event is the same by `$insert_id` and person. Without the former by name, person and time, as the vendor
 * advises (docs.mixpanel.com/reference/raw-data-export-api).
 */
export function idOf({ event, properties }: MixpanelEvent): string {
  const { $insert_id: insertId, distinct_id: person, time } = properties;
  const given = `${insertId ?? ''}:${person ?? ''}`;
  if (insertId !== null && insertId !== '' && given.length <= MAX_ID_LENGTH) return given;
  return createHash('sha256')
    .update(JSON.stringify([event, person, time, insertId]))
    .digest('base64url');
}
