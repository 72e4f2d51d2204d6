import type { Db } from '../client';
import { IS_USE } from './engagement-mark';
import { type DayTable, type RollUp, rollUpDays } from './roll-up-days';

/** Columns of usage_daily that events can say. */
export const EVENT_COLUMNS = ['active_users', 'logins', 'events', 'features_used'] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** To tell texts apart needs no language's order, which takes many times as long to sort by. */
const BY_BYTES = 'collate "C"';

const USAGE: DayTable<EventColumn> = {
  name: 'usage_daily',
  sums: {
    active_users: `nullif(count(distinct e.user_id ${BY_BYTES}), 0)::int`, // events that name nobody do not say that nobody was there
    logins: '(count(*) filter (where e.is_login))::int',
    events: 'count(*)::float8',
    features_used: `count(distinct e.feature ${BY_BYTES})::int`,
  },
  counted: IS_USE,
  allColumns: [...EVENT_COLUMNS, 'minutes', 'api_calls'],
  isShared: false,
};

/** Roll customers' days of usage up anew (see `rollUpDays`); a day without any event goes, if it is this source's. */
export const rollUpUsageDays = (db: Db, rollUp: RollUp<EventColumn>): Promise<string[]> =>
  rollUpDays(db, USAGE, rollUp);
