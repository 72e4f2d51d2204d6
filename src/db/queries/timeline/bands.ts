import { sql } from 'drizzle-orm';
import type { Band } from '../../../domain/band';
import { healthHistory } from '../../schema';
import { dayOf, type ListEntries } from './asked';

type Row = { day: string; scored_at: string; from: Band; to: Band; score: number | null; is_new_model: boolean };

/** The days on which the account's colour became another; the first one known is no change. Reads the account's own days only. */
export const listBandChanges: ListEntries = async (db, { accountId, since, now, limit }) => {
  const { rows } = await db.execute<Row>(sql`
    select day::text, scored_at::text, before as "from", band as "to", score, is_new_model from (
      select day, scored_at, band, score, lag(band) over days as before,
        lag(model_version) over days is distinct from model_version as is_new_model
      from ${healthHistory}
      where account_id = ${accountId} and day >= ${dayOf(since)} and day <= ${dayOf(now)}
      window days as (order by day)
    ) as course where before <> band order by day desc limit ${limit}`);
  return rows.map(({ day, scored_at: scoredAt, from, to, score, is_new_model: isNewModel }) => ({
    at: new Date(scoredAt),
    day: null,
    key: `band:${day}`,
    what: { kind: 'band', from, to, score, isNewModel },
  }));
};
