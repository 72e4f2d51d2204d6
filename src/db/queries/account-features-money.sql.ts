/** Invoices and contract terms, one row per account, as they stood at `p.now`. A term that starts later is not there; one signed early counts from its start. */
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
terms as materialized (
  select account_id, subscription_id, started_on, ends_on, arr, seats, lag(arr) over w as arr_before, lag(ends_on) over w as ended_before
  from subscriptions, p where started_on <= p.today ${account}
  window w as (partition by account_id order by started_on, subscription_id)
),
term_facts as (
  select account_id, count(*)::int as "termsKnown", min(started_on) as "firstTermOn",
    count(*) filter (where arr < arr_before and started_on > p.today - 730)::int as "contractions730",
    count(*) filter (where started_on <= ended_before + 1)::int as "renewedTerms",
    case when not bool_or(ends_on is null or ends_on > p.today) then max(ends_on) end as "termsEndedOn"
  from terms, p group by account_id
),
term_now as (
  select distinct on (account_id) account_id, arr, seats, ends_on from terms, p
  where ends_on is null or ends_on > p.today order by account_id, started_on desc, subscription_id desc
),
term_before as (
  select distinct on (account_id) account_id, arr, seats from terms, p
  where started_on <= p.today - 90 and (ends_on is null or ends_on > p.today - 90) order by account_id, started_on desc, subscription_id desc
),
term_year as (
  select distinct on (account_id) account_id, arr from terms, p
  where ends_on is null or ends_on > p.today - 365
  order by account_id, greatest(started_on, p.today - 365), started_on desc, subscription_id desc
)`;
