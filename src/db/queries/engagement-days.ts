import {
  ENGAGEMENT_ACTIONS,
  ENGAGEMENT_COLUMNS,
  type EngagementAction,
  type EngagementColumn,
} from '../../domain/engagement';
import type { Db } from '../client';
import { IS_ENGAGEMENT, markOf } from './engagement-mark';
import { type DayTable, type RollUp, rollUpDays } from './roll-up-days';

const countOf = (action: EngagementAction): string => `(count(*) filter (where e.feature = '${markOf(action)}'))::int`;

const ENGAGEMENT: DayTable<EngagementColumn> = {
  name: 'engagement_daily',
  sums: Object.fromEntries(ENGAGEMENT_ACTIONS.map((action) => [ENGAGEMENT_COLUMNS[action], countOf(action)])) as Record<
    EngagementColumn,
    string
  >,
  counted: IS_ENGAGEMENT,
  allColumns: Object.values(ENGAGEMENT_COLUMNS),
  isShared: true, // mailing tool, community and help centre are seldom one
};

/** Roll customers' days of engagement up anew (see `rollUpDays`), in the columns that the source has events for. */
export const rollUpEngagementDays = (db: Db, rollUp: RollUp<EngagementColumn>): Promise<string[]> =>
  rollUpDays(db, ENGAGEMENT, rollUp);
