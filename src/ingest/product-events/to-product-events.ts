import { ENGAGEMENT_ACTIONS, type EngagementAction } from '../../domain/engagement';
import { dayInZone } from '../instants';
import type { AccountHint, ProductEvent } from '../pull/connector';
import { groupHint } from './group-hint';
import type { EventSettings } from './settings';
import { toShortId } from './to-short-id';

/** One event as any product analytics has it. `name` null: a page or screen that was looked at. `at` is an instant that there is. */
export type RawEvent = { id: string; name: string | null; at: Date; userId: string | null };

/**
 * What an event counts as (R103) for each of its customers; nothing when it is one of `ignore_events`. Its day is that of the settings' zone. A
 * login is no feature; of the others all are, or only those that the settings name. One that the settings name as engagement (R236) is neither. Pure.
 */
export function toProductEvents(raw: RawEvent, groups: readonly string[], settings: EventSettings): ProductEvent[] {
  const { name } = raw;
  if (name !== null && isNamed(settings.ignore_events, name)) return [];
  return groups.map((group) => {
    const id = groups.length === 1 ? raw.id : `${raw.id}:${group}`; // an event is counted once per id
    return toProductEvent({ ...raw, id }, groupHint(group), settings);
  });
}

function toProductEvent(
  { id, name, at, userId }: RawEvent,
  account: AccountHint,
  settings: EventSettings,
): ProductEvent {
  return {
    kind: 'event',
    id: toShortId(id),
    account,
    at,
    day: dayInZone(at, settings.time_zone),
    userId: userId === null ? null : toShortId(userId),
    ...(name === null ? { feature: null, isLogin: false } : classify(name, settings)),
  };
}

function classify(name: string, settings: EventSettings): Pick<ProductEvent, 'feature' | 'isLogin' | 'engagement'> {
  const engagement = findEngagement(name, settings);
  if (engagement !== undefined) return { feature: null, isLogin: false, engagement };
  const isLogin = isNamed(settings.login_events, name);
  const isFeature = !isLogin && (settings.feature_events === undefined || isNamed(settings.feature_events, name));
  return { feature: isFeature ? toShortId(name) : null, isLogin };
}

function findEngagement(name: string, { engagement }: EventSettings): EngagementAction | undefined {
  return ENGAGEMENT_ACTIONS.find((action) => isNamed(engagement[action] ?? [], name));
}

function isNamed(names: readonly string[], name: string): boolean {
  const wanted = name.toLowerCase();
  return names.some((one) => one.toLowerCase() === wanted);
}
