import { sql, type SQL } from 'drizzle-orm';
import type { Db } from '../client';
import { isCustomerOn } from './customers';
import { type RecordFrom, recordOf } from './crm-health';

/** Something that people did or are to do, that no row in crm_writes stands for yet. */
export type UntoldActivity = {
  origin: 'action' | 'critical' | 'review';
  id: string; // its own id here
  accountId: string;
  recordId: string;
  happenedAt: Date;
  byEmail: string | null;
  kind: string | null; // of a logged action
  text: string | null;
  action: string | null;
  trends: string | null;
  dueOn: string | null;
};

type Query = { target: string; recordFrom: RecordFrom; since: Date; now: Date; limit: number };

const MOST_DAYS = 30; // what could not be told for so long, because its customer was not matched, is no news any more

function window({ since, now }: Query): { from: SQL; until: SQL } {
  const oldest = new Date(now.getTime() - MOST_DAYS * 86_400_000);
  const from = since > oldest ? since : oldest;
  return { from: sql`${from.toISOString()}::timestamptz`, until: sql`${now.toISOString()}::timestamptz` };
}

const record = ({ target, recordFrom }: Query) => sql`
    cross join lateral (select ${recordOf(target, recordFrom)} as record_id) r`;
/** A customer that this CRM has, and nothing kept of it under this key. */
const isUntold = (query: Query, kind: 'task' | 'note', key: SQL) => sql`r.record_id is not null
  and a.deleted_at is null and a.merged_into is null and ${isCustomerOn(query.now.toISOString().slice(0, 10))}
  and not exists (select from crm_writes w where w.target = ${query.target} and w.kind = ${kind} and w.dedupe_key = ${key})`;

/** The natural key of an activity: of the same thing the same for ever, and of another database's never. */
const activityKey = (origin: UntoldActivity['origin'], id: SQL, accountId: SQL, at: SQL): SQL =>
  sql`${origin} || '-' || left(encode(sha256(convert_to(${id} || '|' || ${accountId} || '|' || extract(epoch from ${at})::text, 'UTF8')), 'hex'), 40)`;

export type KeyedActivity = UntoldActivity & { key: string };
type Row = Omit<KeyedActivity, 'happenedAt'> & { happenedAt: string | Date };

/** What people logged here since then: from an alert or from a card. */
export async function listUntoldActions(db: Db, query: Query): Promise<KeyedActivity[]> {
  const { from, until } = window(query);
  const key = activityKey('action', sql`d.activity_id`, sql`d.account_id`, sql`d.happened_at`);
  return keyed(
    db,
    sql`
    select 'action' as origin, d.activity_id as id, ${key} as key, d.account_id as "accountId", r.record_id as "recordId",
      d.happened_at as "happenedAt", d.by_email as "byEmail", d.kind, d.note as text, null as action, null as trends, null as "dueOn"
    from activities d join accounts a using (account_id) ${record(query)}
    where d.source = 'barometer' and d.happened_at >= ${from} and d.happened_at <= ${until} and ${isUntold(query, 'task', key)}
    order by d.happened_at, d.activity_id limit ${query.limit}`,
  );
}

/** Alerts that are Critical, opened or raised to it since then, and have an owner: in the pilot (R37), and not closed already. */
export async function listUntoldCriticals(db: Db, query: Query): Promise<KeyedActivity[]> {
  const { from, until } = window(query);
  const key = activityKey('critical', sql`l.alert_id::text`, sql`l.account_id`, sql`l.opened_at`);
  return keyed(
    db,
    sql`
    select 'critical' as origin, l.alert_id::text as id, ${key} as key, l.account_id as "accountId", r.record_id as "recordId",
      l.opened_at as "happenedAt", l.dri_email as "byEmail", null as kind, l.reason as text, l.action, null as trends,
      l.action_due_on::text as "dueOn"
    from alerts l join accounts a using (account_id) left join pods p on p.pod = coalesce(l.pod, a.pod) ${record(query)}
    where l.tier = 'critical' and l.status <> 'resolved' and l.dri_email is not null and coalesce(p.is_pilot, true)
      and l.opened_at <= ${until} and (l.opened_at >= ${from} or exists (
        select from alert_events e where e.alert_id = l.alert_id and e.kind = 'raised' and e.at >= ${from} and e.at <= ${until}))
      and ${isUntold(query, 'task', key)}
    order by l.opened_at, l.alert_id limit ${query.limit}`,
  );
}

/** Notes of reviews (R174) written since then. */
export async function listUntoldReviews(db: Db, query: Query): Promise<KeyedActivity[]> {
  const { from, until } = window(query);
  const key = activityKey('review', sql`n.note_id::text`, sql`n.account_id`, sql`n.written_at`);
  return keyed(
    db,
    sql`
    select 'review' as origin, n.note_id::text as id, ${key} as key, n.account_id as "accountId", r.record_id as "recordId",
      n.written_at as "happenedAt", n.by_email as "byEmail", null as kind, n.changed as text, n.action, n.trends, null as "dueOn"
    from account_notes n join accounts a using (account_id) ${record(query)}
    where n.written_at >= ${from} and n.written_at <= ${until} and ${isUntold(query, 'note', key)}
    order by n.written_at, n.note_id limit ${query.limit}`,
  );
}

async function keyed(db: Db, query: SQL): Promise<KeyedActivity[]> {
  const { rows } = await db.execute<Row>(query);
  return rows.map((row) => ({ ...row, happenedAt: new Date(row.happenedAt) }));
}

export type ActivityWrite = {
  kind: 'task' | 'note';
  key: string;
  accountId: string;
  payload: Record<string, unknown>;
};

/** Each is kept once, whoever comes first. */
export async function insertCrmActivities(
  db: Db,
  args: { target: string; writes: readonly ActivityWrite[]; status: 'pending' | 'dry_run'; now: Date },
): Promise<number> {
  const { target, writes, status, now } = args;
  if (writes.length === 0) return 0;
  const at = sql`${now.toISOString()}::timestamptz`;
  const { rowCount } = await db.execute(sql`
    insert into crm_writes (target, kind, dedupe_key, account_id, payload, status, attempts, created_at, next_attempt_at)
    select ${target}, kind, key, "accountId", payload, ${status}, 0, ${at}, ${at}
    from jsonb_to_recordset(${JSON.stringify(writes)}::jsonb) as x (kind text, key text, "accountId" text, payload jsonb)
    on conflict (target, kind, dedupe_key) do nothing`);
  return rowCount ?? 0;
}
