import { ENGAGEMENT_ACTIONS, ENGAGEMENT_COLUMNS } from '../../domain/engagement';
import type { EventSettings } from './settings';

/** What a source of product events brings: usage, and of engagement what its settings name events for. Pure. */
export function listBrought({ engagement }: Pick<EventSettings, 'engagement'>) {
  const usage = { usage_daily: ['day', 'active_users', 'logins', 'events', 'features_used'] };
  const columns = ENGAGEMENT_ACTIONS.filter((action) => (engagement[action] ?? []).length > 0).map(
    (action) => ENGAGEMENT_COLUMNS[action],
  );
  return columns.length === 0 ? usage : { ...usage, engagement_daily: ['day', ...columns] };
}
