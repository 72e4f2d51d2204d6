import { sql, type SQL } from 'drizzle-orm';
import { MOVE_POINTS, type FallingSignal, type MoveCell, type Mover, type PodScope } from '../../domain/score-move';
import type { Db } from '../client';
import { isCustomerOn } from './customers';

/** The ends of two days, YYYY-MM-DD: of each the account's last score of it and the six days before. */
export type MoveSpan = { scope: PodScope; from: string; to: string };

/** How many accounts went which way between the ends of two days. Who has left by the second is not among them. */
export async function countMoves(db: Db, span: MoveSpan): Promise<MoveCell[]> {
  const { rows } = await db.execute<MoveCell>(sql`
    with pair as (${pairs(span, sql``)})
    select pod, segment, from_band as "from", to_band as "to", course, count(*)::int as accounts, coalesce(sum(points), 0)::int as points
    from pair group by pod, segment, from_band, to_band, course`);
  return rows;
}

/** The accounts that rose or fell most, the richer first of two alike. */
export async function listMovers(
  db: Db,
  { course, limit, ...span }: MoveSpan & { course: 'up' | 'down'; limit: number },
): Promise<Mover[]> {
  const order = course === 'up' ? sql`points desc` : sql`points asc`;
  const { rows } = await db.execute<Mover>(sql`
    with pair as (${pairs(span, POINTS)}),
    most as (select * from pair where course = ${course} order by ${order}, arr desc nulls last, account_id limit ${limit})
    select m.account_id as "accountId", m.name, m.from_score as "from", m.to_score as "to", m.to_band as "toBand", s.signal,
      case when h.driver_signal = s.signal and m.points < 0 then h.reason end as reason
    from most m left join account_health h using (account_id) left join lateral (${mainSignal}) s on true
    order by ${order}, m.arr desc nulls last, m.account_id`);
  return rows;
}

/** What took most of the accounts that fell, the most frequent first. */
export async function countFallingSignals(db: Db, span: MoveSpan): Promise<FallingSignal[]> {
  const { rows } = await db.execute<FallingSignal>(sql`
    with pair as (${pairs(span, POINTS)})
    select s.signal, count(*)::int as accounts
    from pair m cross join lateral (${mainSignal}) s where m.course = 'down'
    group by s.signal order by accounts desc, s.signal`);
  return rows;
}

const POINTS = sql`, then_.points as from_points, now_.points as to_points`;

/** Two looks by primary key per account: as quick for a pod's accounts as their number, whatever else is scored. */
function pairs({ scope, from, to }: MoveSpan, more: SQL): SQL {
  return sql`
    select a.account_id, a.name, a.pod, a.segment, a.arr, then_.score as from_score, then_.band as from_band, now_.score as to_score,
      now_.band as to_band, now_.score - then_.score as points,
      case
        when then_.score is null or now_.score is null or 'unknown' in (then_.band, now_.band) then 'unseen'
        when then_.model_version <> now_.model_version then 'remodelled'
        when now_.score - then_.score >= ${MOVE_POINTS} then 'up'
        when then_.score - now_.score >= ${MOVE_POINTS} then 'down'
        else 'level'
      end as course ${more}
    from accounts a
    join lateral (${lastScore(to)}) now_ on true
    left join lateral (${lastScore(from)}) then_ on true
    where ${isOf(scope)} and ${isCustomerOn(to)}`;
}

const lastScore = (day: string): SQL => sql`
  select score, band, model_version, points from health_history h
  where h.account_id = a.account_id and h.day <= ${day}::date and h.day > ${day}::date - 7
  order by h.day desc limit 1`;

/** Of an account of `m`: the signal that took most of what it lost, or gave most of what it won; no row where none did. */
const mainSignal = sql`
  select key as signal
  from jsonb_each_text(m.from_points) was full join jsonb_each_text(m.to_points) is_ using (key)
  where (coalesce(is_.value, '0')::float8 - coalesce(was.value, '0')::float8) * sign(m.points) < 0
  order by abs(coalesce(is_.value, '0')::float8 - coalesce(was.value, '0')::float8) desc, key limit 1`;

function isOf(scope: PodScope): SQL {
  if (scope === null) return sql`true`;
  const named = sql`a.pod = any(${sql.param([...scope.pods])}::text[])`;
  return scope.withPodless ? sql`(${named} or a.pod is null)` : named;
}
