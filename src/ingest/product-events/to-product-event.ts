import { dayInZone } from '../instants';
import type { AccountHint, ProductEvent } from '../pull/connector';
import type { EventSettings } from './settings';

/** One event as any product analytics has it. `name` null: a page or screen that was looked at. */
export type RawEvent = { id: string; name: string | null; account: AccountHint; at: Date; userId: string | null };

/**
 * What an event counts as (R103), or null when it is one of `ignore_events`. Its day is that of the settings' zone. A login is no feature; of the
 * others all are, or only those that the settings name.
 */
export function toProductEvent({ id, name, account, at, userId }: RawEvent, settings: EventSettings): ProductEvent | null {
  if (name !== null && isNamed(settings.ignore_events, name)) return null;
  const isLogin = name !== null && isNamed(settings.login_events, name);
  const isFeature = name !== null && !isLogin && (settings.feature_events === undefined || isNamed(settings.feature_events, name));
  return { kind: 'event', id, account, day: dayInZone(at, settings.time_zone), userId, feature: isFeature ? name : null, isLogin };
}

function isNamed(names: readonly string[], name: string): boolean {
  const wanted = name.toLowerCase();
  return names.some((one) => one.toLowerCase() === wanted);
}
