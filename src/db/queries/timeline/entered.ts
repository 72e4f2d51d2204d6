import { sql } from 'drizzle-orm';
import type { EnteredField, EnteredValue } from '../../../domain/entered-fact';
import type { EnteredStep, TimelineEntry } from '../../../domain/timeline';
import type { ListEntries } from './asked';

type Row = {
  id: string;
  step: EnteredStep;
  at: Date | string;
  field: EnteredField;
  value: EnteredValue;
  currency: string | null;
  byName: string | null;
};

/** What people entered about an account, took back, or what a source came to know (R231). What was replaced is told by what replaced it. */
export const listEnteredEntries: ListEntries = async (db, { accountId, since, now, limit }) => {
  const { rows } = await db.execute<Row>(sql`
    select step.id::text as id, step.step, step.at, step.field, step.value, a.currency, coalesce(p.name, step.by_email) as "byName"
    from (
      select id, account_id, field, value, 'entered' as step, entered_at as at, entered_by as by_email from entered_facts
      union all
      select id, account_id, field, value, case when ended_by is null then 'known' else 'taken_back' end, ended_at, ended_by
      from entered_facts ended where ended_at is not null and not exists (
        select from entered_facts next where next.account_id = ended.account_id and next.field = ended.field
          and next.id > ended.id and next.entered_at = ended.ended_at)
    ) step join accounts a using (account_id) left join people p on p.email = step.by_email
    where step.account_id = ${accountId} and step.at > ${since.toISOString()}::timestamptz and step.at <= ${now.toISOString()}::timestamptz
    order by step.at desc, step.id desc limit ${limit}`);
  return rows.map(({ id, at, ...what }): TimelineEntry => ({
    at: new Date(at),
    day: null,
    key: `${what.step}:${id}`,
    what: { kind: 'entered', ...what },
  }));
};
