import { ownCurrency, sumOfKnown, termWorth } from './term-money.sql';

/**
 * Invoices and contract terms, one row per account, as they stood at `p.now`. A term that starts later is not there; one signed early counts from its
 * start. ARR is in the account's currency, of every day at the rates of today; null where a rate is missing. Two terms of one currency need none to
 * tell which is smaller.
 */
export const moneySql = (account: string): string => `
invoice_facts as (
  select i.account_id,
    coalesce(max(p.today - due_on) filter (where is_overdue), 0)::int as "overdueDaysMax",
    coalesce(sum(amount) filter (where is_overdue), 0)::float8 as "overdueAmount",
    substr(min(due_on::text || ' ' || invoice_id) filter (where is_overdue), 12) as "overdueInvoiceId",
    count(*) filter (where due_on < p.today and due_on >= p.today - 365)::int as "due365",
    count(*) filter (where due_on < p.today and due_on >= p.today - 365 and (is_overdue or (paid_on <= p.today and paid_on > due_on)))::int as "late365",
    count(*) filter (where status = 'disputed' and (paid_on is null or paid_on > p.today) and issued_on > p.today - 90)::int as "disputed90",
    coalesce(sum(amount) filter (where issued_on > p.ago_3m), 0)::float8 as "billedQuarter",
    coalesce(sum(amount) filter (where issued_on <= p.ago_3m and issued_on > p.ago_6m), 0)::float8 as "billedQuarterPrev",
    bool_or(issued_on <= p.ago_3m and issued_on > p.ago_6m)::int + bool_or(issued_on <= p.ago_6m and issued_on > p.ago_9m)::int
      + bool_or(issued_on <= p.ago_9m and issued_on > p.ago_12m)::int as "quartersBilledPrev",
    count(*) filter (where issued_on <= p.ago_3m and issued_on > p.ago_6m)::int as "invoicesQuarterPrev",
    min(issued_on) as "firstInvoiceOn", max(issued_on) as "lastInvoiceOn"
  from (
    select v.*, due_on < q.today and case when paid_on is null then status is distinct from 'paid' else paid_on > q.today end as is_overdue
    from invoices v, p q where status is distinct from 'void'
  ) i, p
  where issued_on <= p.today ${account} group by i.account_id
),
payers as materialized (
  select a.account_id, ${ownCurrency('a')} as currency from accounts a, p where true ${account}
),
terms as materialized (
  select account_id, subscription_id, source, started_on, ends_on, arr, seats, lag(ends_on) over w as ended_before,
    case when currency is not distinct from lag(currency) over w then billed < lag(billed) over w else arr < lag(arr) over w end as is_smaller
  from (
    select s.account_id, s.subscription_id, s.source, s.started_on, s.ends_on, s.seats, s.currency, s.arr as billed, ${termWorth('s', 'payers')} as arr
    from subscriptions s join payers using (account_id) cross join p where s.started_on <= p.today ${account}
  ) s
  window w as (partition by account_id order by started_on, subscription_id)
),
term_facts as (
  select account_id, count(*)::int as "termsKnown", min(started_on) as "firstTermOn",
    count(*) filter (where is_smaller and started_on > p.today - 730
      and (subscription_id not like '%:%' or ended_before <= started_on + 1))::int as "contractions730",
    count(*) filter (where started_on <= ended_before + 1)::int as "renewedTerms",
    case when not bool_or(ends_on is null or ends_on > p.today) then max(ends_on) end as "termsEndedOn"
  from terms, p group by account_id
),
term_now as (${inForceOn('p.today')}),
term_before as (${inForceOn('p.today - 90')}),
term_year as (
  select first.account_id, case when held.account_id is null then first.arr else held.arr end as arr from (
    select distinct on (account_id) account_id, arr from terms, p
    where ends_on is null or ends_on > p.today - 365
    order by account_id, greatest(started_on, p.today - 365), started_on desc, subscription_id desc
  ) first left join (${inForceOn('p.today - 365')}) held using (account_id)
)`;

/**
 * What is in force on a day, by account: the latest term. Subscriptions that a billing system keeps side by side (pulled ones: their ids have a
 * colon) are in force together: their ARR and seats are added up (ARR in the account's currency), and the first to end is the one that renews.
 */
function inForceOn(day: string): string {
  return `
  select account_id, ${sumOfKnown('arr')} as arr, sum(seats)::int as seats, min(ends_on) as ends_on from (
    select t.*, row_number() over latest as place, first_value(t.source) over latest as latest_source
    from terms t, p where t.started_on <= ${day} and (t.ends_on is null or t.ends_on > ${day})
    window latest as (partition by t.account_id order by t.started_on desc, t.subscription_id desc)
  ) held where place = 1 or (subscription_id like '%:%' and source = latest_source) group by account_id`;
}
