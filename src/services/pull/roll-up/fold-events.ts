import type { Connection } from '../../../db/queries/ingest-lock';
import { EVENT_COLUMNS, rollUpUsageDays } from '../../../db/queries/usage-days';
import { deleteUsageEvents, insertUsageEvents } from '../../../db/queries/usage-events';
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
  now: Date;
};

/**
 * Count events into usage_daily, each once by (source, day, id): what is known of a day is added up anew, set-based, for the customers' days that
 * changed. A late event of a day whose events are forgotten (over 35 days) never makes a number smaller. Events of customers that nobody
 * recognised are kept, and counted when they are. Resolve the customers first; call it in the transaction of the page, on a connection with an
 * open list of changed accounts.
 */
export async function foldEvents(connection: Connection, fold: Fold): Promise<{ changedAccounts: string[] }> {
  const { source, events, replacesDays = [], now } = fold;
  const { db } = connection;
  const gone = replacesDays.length === 0 ? [] : await deleteUsageEvents(db, { source, days: replacesDays });
  const came = events.length === 0 ? [] : await insertUsageEvents(db, { source, events: events.map(toRow) });
  const touched = [...gone, ...came];
  const columns = EVENT_COLUMNS.filter((column) => fold.columns?.includes(column) ?? true);
  if (touched.length === 0 || columns.length === 0) return { changedAccounts: [] };
  const changedAccounts = await rollUpUsageDays(db, { source, touched, columns, exactFrom: toExactFrom(now), now });
  return { changedAccounts };
}

/** The first day (YYYY-MM-DD) of which no event is forgotten yet. */
export function toExactFrom(now: Date): string {
  return new Date(now.getTime() - KEEP_EVENT_DAYS * DAY_MS).toISOString().slice(0, 10);
}

function toRow({ id, account, day, userId, feature, isLogin }: ProductEvent) {
  const accountKey = toKey(account.key);
  return { id: toKey(id), accountKey, day, userId: clean(userId), feature: clean(feature), isLogin };
}

const clean = (text: string | null): string | null => (text === null ? null : toKey(text));
