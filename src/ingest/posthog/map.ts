import type { Mapped } from '../pull/connector';
import { groupHint } from '../product-events/group-hint';
import { listGroups } from '../product-events/list-groups';
import type { UsageRow } from './schema';

/** A customer's day (R103) as PostHog reckoned it just now: it replaces what was known of it. [] where the group is no name of a customer. */
export function mapUsage({ group, day, activeUsers, logins, events, features }: UsageRow): Mapped[] {
  const cells = { day, active_users: activeUsers, logins, events, features_used: features };
  return listGroups(group).map((name) => ({
    kind: 'fact',
    stream: 'usage_daily',
    account: groupHint(name),
    version: null,
    cells,
  }));
}
