/** Tickets, NPS, invoices, contract terms, contacts and activities, one row per account, each as it stood at `p.now`. */
export const factsSql = (account: string): string => `
ticket_facts as (
  select t.account_id,
    count(*) filter (where still_open and is_trouble)::int as "openTickets",
    coalesce(max(hours) filter (where still_open and priority = 'p1'), 0)::float8 as "openP1Hours",
    (max(hours) filter (where still_open and is_trouble) / 24)::float8 as "openTicketDaysMax",
    count(*) filter (where is_trouble and opened_at > p.now - interval '14 days')::int as "tickets14",
    count(*) filter (where is_trouble and opened_at <= p.now - interval '14 days' and opened_at > p.now - interval '104 days')::int as "tickets90Prev",
    count(*) filter (where escalated and opened_at > p.now - interval '30 days')::int as "escalated30",
    avg(csat::float8) filter (where solved_at <= p.now and solved_at > p.now - interval '90 days') as "csat90Avg",
    (avg(extract(epoch from solved_at - opened_at)::float8)
      filter (where solved_at <= p.now and solved_at > p.now - interval '30 days') / 3600)::float8 as "resolution30HoursAvg"
  from (
    select *, solved_at is null or solved_at > (select now from p) as still_open, kind is distinct from 'feature_request' as is_trouble,
      extract(epoch from (select now from p) - opened_at)::float8 / 3600 as hours
    from tickets
  ) t, p
  where opened_at <= p.now ${account} group by t.account_id
),
nps_facts as (
  select r.account_id, array_agg(score::int order by responded_at desc, response_id) as "npsScores",
    array_agg((extract(epoch from p.now - responded_at) / 86400)::float8 order by responded_at desc, response_id) as "npsAgesDays"
  from nps_responses r, p
  where responded_at <= p.now and responded_at > p.now - interval '365 days' ${account} group by r.account_id
),
invoice_facts as (
  select i.account_id,
    coalesce(max(p.today - due_on) filter (where is_overdue), 0)::int as "overdueDaysMax",
    coalesce(sum(amount) filter (where is_overdue), 0)::float8 as "overdueAmount",
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
term_now as (
  select distinct on (s.account_id) s.account_id, s.arr, s.seats, s.ends_on from subscriptions s, p
  where started_on <= p.today and (ends_on is null or ends_on > p.today) ${account} order by s.account_id, started_on desc, subscription_id desc
),
term_before as (
  select distinct on (s.account_id) s.account_id, s.arr from subscriptions s, p
  where started_on <= p.today - 90 and (ends_on is null or ends_on > p.today - 90) ${account} order by s.account_id, started_on desc, subscription_id desc
),
contact_facts as (
  select c.account_id,
    count(*) filter (where stays)::int as "contactsKnown",
    count(*) filter (where stays and last_seen_at <= p.now)::int as "contactsSeenKnown",
    count(*) filter (where stays and last_seen_at <= p.now and last_seen_at > p.now - interval '30 days')::int as "contactsActive30",
    count(*) filter (where stays and role = 'executive_sponsor')::int as "sponsorsKnown",
    max(last_seen_at) filter (where stays and role = 'executive_sponsor' and last_seen_at <= p.now) as "sponsorLastSeenAt",
    count(*) filter (where left_on <= p.today and left_on > p.today - 90 and role in ('champion', 'executive_sponsor'))::int as "championsLeft90"
  from (select *, left_on is null or left_on > (select today from p) as stays from contacts) c, p
  where true ${account} group by c.account_id
),
activity_facts as (
  select v.account_id,
    count(*) filter (where attended is distinct from false and happened_at > p.now - interval '90 days')::int as "touches90",
    max(happened_at) filter (where attended is distinct from false) as "lastTouchAt",
    count(*) filter (where attended and happened_at > p.now - interval '90 days')::int as "attended90",
    count(attended) filter (where happened_at > p.now - interval '90 days')::int as "invited90"
  from activities v, p
  where happened_at <= p.now ${account} group by v.account_id
)`;

const zeroIf = (stream: string, ...names: string[]): string =>
  names.map((name) => `coalesce("${name}", case when on_.${stream} then 0 end) as "${name}"`).join(', ');

export const factColumnsSql = `
  ${zeroIf('tickets', 'openTickets', 'openP1Hours', 'tickets14', 'tickets90Prev', 'escalated30')},
  on_."ticketsSinceOn", "openTicketDaysMax", "csat90Avg", "resolution30HoursAvg", "npsScores", "npsAgesDays",
  ${zeroIf('invoices', 'overdueDaysMax', 'overdueAmount', 'due365', 'late365', 'disputed90', 'billedQuarter', 'billedQuarterPrev', 'invoicesQuarterPrev', 'quartersBilledPrev')}, "firstInvoiceOn", "lastInvoiceOn",
  term_now.arr as "termArr", term_before.arr as "termArrPrev",
  ${zeroIf('contacts', 'contactsKnown', 'contactsSeenKnown', 'contactsActive30', 'sponsorsKnown', 'championsLeft90')}, "sponsorLastSeenAt",
  ${zeroIf('activities', 'touches90', 'attended90', 'invited90')}, "lastTouchAt"`;
