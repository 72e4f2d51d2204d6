import type { Connection } from '../../../db/queries/ingest-lock';
import { rollUpEngagementDays } from '../../../db/queries/engagement-days';
import { EVENT_COLUMNS, rollUpUsageDays } from '../../../db/queries/usage-days';
import { deleteUsageEvents, insertUsageEvents, type TouchedDay } from '../../../db/queries/usage-events';
import { ENGAGEMENT_COLUMNS } from '../../../domain/engagement';
import type { ProductEvent } from '../../../ingest/pull/connector';
import { toKey } from '../identity/to-customers';

/** Days for which every event is kept, so that a day can be counted anew. housekeep() forgets older ones. */
export const KEEP_EVENT_DAYS = 35;
const DAY_MS = 86_400_000;

export type Fold = {
  source: string;
  events: readonly ProductEvent[];
  /** Days of which this page and those after it bring everything anew: what is known of them goes first. Name a day once per pass. */
  replacesDays?: readonly string[] | undefined;
  /** Columns of usage_daily that the stream says it can fill (its `brings`); default: all that events can say. */
  columns?: readonly string[] | undefined;
  /** Columns of engagement_daily likewise; default: none. */
  engagementColumns?: readonly string[] | undefined;
  now: Date;
};

/** Accounts of which a day of usage, or of engagement, changed. */
export type Folded = { changedAccounts: string[]; engagementChanged: string[] };

/**
 * Count events into usage_daily and engagement_daily, each once by (source, day, id): what is known of a day is added up anew, set-based, for the customers' days that
 * changed. A late event of a day whose events are forgotten (over 35 days) never makes a number smaller. Events of customers that nobody
 * recognised are kept, and counted when they are. Resolve the customers first; call it in the transaction of the page, on a connection with an
 * open list of changed accounts.
 */
export async function foldEvents(connection: Connection, fold: Fold): Promise<Folded> {
  const { source, events, replacesDays = [] } = fold;
  const { db } = connection;
  const gone = replacesDays.length === 0 ? [] : await deleteUsageEvents(db, { source, days: replacesDays });
  const came = events.length === 0 ? [] : await insertUsageEvents(db, { source, events: events.map(toRow) });
  const touched = [...gone, ...came];
  if (touched.length === 0) return { changedAccounts: [], engagementChanged: [] };
  return rollUp(connection, fold, touched);
}

async function rollUp({ db }: Connection, fold: Fold, touched: readonly TouchedDay[]): Promise<Folded> {
  const { source, now } = fold;
  const days = { source, touched, exactFrom: toExactFrom(now), now };
  const columns = EVENT_COLUMNS.filter((column) => fold.columns?.includes(column) ?? true);
  const engagement = Object.values(ENGAGEMENT_COLUMNS).filter((column) => fold.engagementColumns?.includes(column));
  return {
    changedAccounts: columns.length === 0 ? [] : await rollUpUsageDays(db, { ...days, columns }),
    engagementChanged: engagement.length === 0 ? [] : await rollUpEngagementDays(db, { ...days, columns: engagement }),
  };
}

/** The first day (YYYY-MM-DD) of which no event is forgotten yet. */
export function toExactFrom(now: Date): string {
  return new Date(now.getTime() - KEEP_EVENT_DAYS * DAY_MS).toISOString().slice(0, 10);
}

function toRow({ id, account, day, userId, feature, isLogin, engagement }: ProductEvent) {
  const accountKey = toKey(account.key);
  return {
    id: toKey(id),
    accountKey,
    day,
    userId: clean(userId),
    feature: clean(feature),
    isLogin,
    engagement: engagement ?? null,
  };
}

const clean = (text: string | null): string | null => (text === null ? null : toKey(text));
