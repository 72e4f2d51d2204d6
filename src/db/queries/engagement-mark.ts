import { ENGAGEMENT_ACTIONS, type EngagementAction } from '../../domain/engagement';

/** How `usage_events` tells engagement around the product from its use: by a feature that no product has. */
export const markOf = (action: EngagementAction): string => `#engagement:${action}`;

const MARKS = ENGAGEMENT_ACTIONS.map((action) => `'${markOf(action)}'`).join(', ');

/** SQL over an event `e`. */
export const IS_ENGAGEMENT = `e.feature in (${MARKS})`;
export const IS_USE = `(e.feature is null or e.feature not in (${MARKS}))`;
