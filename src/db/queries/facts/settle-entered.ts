import type { PoolClient } from 'pg';

/** SQL of rows (account_id, arr, renewal_on) that a source has just said, null where it said nothing, and its parameters from `$2` on. */
export type Said = { sql: string; values: readonly unknown[] };

const NOT_LEFT = `(c.left_on is null or c.left_on > ($1::timestamptz at time zone 'UTC')::date)`;
const AMOUNT = `(s.value->>'amount')::float8`;
const DAY = `(s.value->>'day')::date`;

/**
 * What a person entered stands until a source knows it itself (R231): said by the landing that ends here, or by whatever stands in its place now. Its
 * stand-in among the contacts goes; what still stands is put back where a landing that began before it was entered has left nothing. In the
 * transaction of the landing. Costs one look at an index where nobody entered anything.
 */
export async function settleEntered(client: PoolClient, { now, said }: { now: Date; said: Said }): Promise<void> {
  const { rows } = await client.query(`select from entered_facts where ended_at is null limit 1`);
  if (rows.length === 0) return;
  await client.query(buildSettleSql(said.sql), [now, ...said.values]);
}

export const SAID_NOTHING: Said = {
  sql: 'select null::text as account_id, null::float8 as arr, null::date as renewal_on where false',
  values: [],
};

const buildSettleSql = (said: string): string => `
  with said as (${said}),
  standing as (
    select e.id, e.account_id, e.field, e.value, a.arr, a.renewal_on
    from entered_facts e join accounts a using (account_id) where e.ended_at is null
  ), known as (
    select s.id, s.account_id, s.field from standing s where s.field in ('executive_sponsor', 'champion') and exists (
      select from contacts c where c.account_id = s.account_id and c.role = s.field and c.source <> 'entered' and ${NOT_LEFT})
    union all
    select s.id, s.account_id, s.field from standing s where s.field = 'arr' and (s.arr <> ${AMOUNT} or exists (
      select from said where said.account_id = s.account_id and said.arr = s.arr))
    union all
    select s.id, s.account_id, s.field from standing s where s.field = 'renewal_on' and (s.renewal_on <> ${DAY} or exists (
      select from said where said.account_id = s.account_id and said.renewal_on = s.renewal_on))
  ), ended as (
    update entered_facts e set ended_at = greatest($1, e.entered_at), ended_by = null from known where e.id = known.id
  ), stand_ins as (
    delete from contacts c using known
    where c.account_id = known.account_id and c.contact_id = 'entered:' || known.field and c.source = 'entered'
  ), kept as (
    select s.account_id, max(${AMOUNT}) filter (where s.field = 'arr') as arr, max(${DAY}) filter (where s.field = 'renewal_on') as renewal_on
    from standing s where not exists (select from known where known.id = s.id) group by s.account_id
  )
  update accounts a set arr = coalesce(a.arr, kept.arr), renewal_on = coalesce(a.renewal_on, kept.renewal_on)
  from kept where a.account_id = kept.account_id
    and ((a.arr is null and kept.arr is not null) or (a.renewal_on is null and kept.renewal_on is not null))`;
