import { createHash } from 'node:crypto';
import { fromUnixMs, fromUnixSeconds } from '../instants';
import type { Mapped } from '../pull/connector';
import { groupHint } from '../product-events/group-hint';
import type { EventSettings } from '../product-events/settings';
import { toProductEvent } from '../product-events/to-product-event';
import type { MixpanelEvent } from './schema';

const MAX_ID_LENGTH = 200;
const SECONDS_END = 1e11; // the year 5138 in seconds, 1973 in milliseconds

/** An event of a group, or [] for one that belongs to none. A property that lists several groups counts for each. */
export function mapEvent(record: MixpanelEvent, settings: EventSettings & { group_key: string }): Mapped[] {
  const { time, distinct_id: distinctId, $user_id: userId } = record.properties;
  const at = time < SECONDS_END ? fromUnixSeconds(time) : fromUnixMs(time);
  if (at === null) return [];
  const who = userId ?? distinctId ?? null;
  const raw = { name: record.event, at: new Date(at), userId: who === null ? null : String(who) };
  const groups = listGroups(record.properties[settings.group_key]);
  return groups.flatMap((group) => {
    const id = groups.length === 1 ? idOf(record) : `${idOf(record)}:${group}`.slice(0, 200);
    return toProductEvent({ ...raw, id, account: groupHint(group) }, settings) ?? [];
  });
}

/**
 * The export is not deduplicated: an event is the same by `$insert_id` and person. Without the former by name, person and time, as the vendor
 * advises (docs.mixpanel.com/reference/raw-data-export-api).
 */
export function idOf({ event, properties }: MixpanelEvent): string {
  const { $insert_id: insertId, distinct_id: person, time } = properties;
  const given = `${insertId ?? ''}:${person ?? ''}`;
  if (insertId !== null && insertId !== undefined && given.length <= MAX_ID_LENGTH) return given;
  const same = [event, person ?? null, time, insertId ?? null];
  return createHash('sha256').update(JSON.stringify(same)).digest('base64url');
}

function listGroups(value: unknown): string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const names = values.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  return [...new Set(names.filter((name) => name !== ''))];
}
