import { sql } from 'drizzle-orm';
import type { Db } from '../client';

/** One share of an account among those of its segment, itself included. `below`, `same`: how many have less, and as much. */
export type PeerStanding = { own: number; members: number; below: number; same: number; median: number };

type Row = Record<`${'seats' | 'features'}_${'own' | 'members' | 'below' | 'same' | 'median'}`, number | null>;

/**
 * Where an account stands in its segment by its shares of seats and of features in use, as the last run measured them. Null: its segment or
 * its share is not known. One pass over the segment: for what is written in the background, not for what opens at a press.
 */
export async function readPeerStandings(
  db: Db,
  accountId: string,
): Promise<{ seats: PeerStanding | null; features: PeerStanding | null }> {
  const { rows } = await db.execute<Row>(sql`
    with me as (
      select a.segment, h.seat_use_rate as seats, h.adoption_rate as features
      from accounts a join account_health h using (account_id) where a.account_id = ${accountId}
    )
    select ${standing('seats', 'seat_use_rate')}, ${standing('features', 'adoption_rate')}
    from me join accounts a using (segment) join account_health h using (account_id)
    group by me.seats, me.features`);
  return { seats: toStanding(rows[0], 'seats'), features: toStanding(rows[0], 'features') };
}

const standing = (name: 'seats' | 'features', column: string) =>
  sql.raw(`me.${name} as ${name}_own, count(h.${column})::int as ${name}_members,
    (count(*) filter (where h.${column} < me.${name}))::int as ${name}_below,
    (count(*) filter (where h.${column} = me.${name}))::int as ${name}_same,
    percentile_cont(0.5) within group (order by h.${column}) as ${name}_median`);

function toStanding(row: Row | undefined, name: 'seats' | 'features'): PeerStanding | null {
  const [own, median] = [row?.[`${name}_own`] ?? null, row?.[`${name}_median`] ?? null];
  if (row === undefined || own === null || median === null) return null;
  const count = (part: 'members' | 'below' | 'same'): number => row[`${name}_${part}`] ?? 0;
  return { own, median, members: count('members'), below: count('below'), same: count('same') };
}
