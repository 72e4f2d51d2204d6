import type { Mapped } from '../pull/connector';
import { groupHint } from '../product-events/group-hint';
import type { UsageRow } from './schema';

/** A customer's day as PostHog reckoned it just now: it replaces what was known of it. */
export function mapUsage({ group, day, activeUsers, logins, events, features }: UsageRow): Mapped[] {
  const cells = { day, active_users: activeUsers, logins, events, features_used: features };
  return [{ kind: 'fact', stream: 'usage_daily', account: groupHint(group), version: null, cells }];
}
