import { sql } from 'drizzle-orm';
import type { Db } from '../client';

const LOOK_BACK_DAYS = 90;
/** So close to its best a dimension has not begun to fall: a quarter of the fall, and a point where that is less. */
const STEADY_SHARE = 0.25;
const STEADY_POINTS = 1;

export type FallenDimension = { accountId: string; dimension: string };

/**
 * Since when a dimension of each account falls (R216): the first recorded day after the last one on which it stood near its best of the
 * last 90 days: less than a quarter of the fall below it, or a point. A dent long ago does not date a crash of yesterday. Only scores of one
 * model version compare. One statement for all; accounts without such a day are left out.
 */
export async function listDeclineStarts(
  db: Db,
  args: { fallen: readonly FallenDimension[]; modelVersion: string; today: string },
): Promise<Map<string, string>> {
  if (args.fallen.length === 0) return new Map();
  const accountIds = args.fallen.map(({ accountId }) => accountId);
  const dimensions = args.fallen.map(({ dimension }) => dimension);
  const { rows } = await db.execute<{ account_id: string; since_on: string }>(sql`
    with course as materialized (
      select h.account_id, h.day, (h.dimensions ->> f.dimension)::float8 as score
      from unnest(${sql.param(accountIds)}::text[], ${sql.param(dimensions)}::text[]) as f(account_id, dimension)
      join health_history h using (account_id)
      where h.day > ${args.today}::date - ${LOOK_BACK_DAYS}::int and h.day <= ${args.today}::date
        and h.model_version = ${args.modelVersion} and h.dimensions ->> f.dimension is not null
    ),
    best as (
      select account_id, max(score) as score, (array_agg(score order by day desc))[1] as last from course group by account_id
    ),
    steady as (
      select c.account_id, max(c.day) as day from course c join best b using (account_id)
      where c.score >= b.score - greatest(${STEADY_POINTS}::float8, ${STEADY_SHARE}::float8 * (b.score - b.last)) group by c.account_id
    )
    select account_id, min(c.day)::text as since_on
    from steady s join course c using (account_id) where c.day > s.day group by account_id`);
  return new Map(rows.map((row) => [row.account_id, row.since_on]));
}
