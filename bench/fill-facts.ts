import type { Pool } from 'pg';

const USAGE_KEY = 'usage_daily_account_id_day_pk';

/** The bench workload: usage for `days` days, 5 tickets, 3 NPS answers, 12 invoices per account; the same every time. */
export async function fillFacts(pool: Pool, accounts: number, days: number, lastDay: string): Promise<void> {
  const id = `'A' || lpad(n::text, 7, '0')`;
  const each = `generate_series(1, ${accounts}) n`;
  const statements = [
    `alter table usage_daily drop constraint ${USAGE_KEY}`, // made anew at the end: a key that grows row by row is slower
    `insert into accounts (account_id, name, segment, arr, seats_purchased, created_on, renewal_on, source)
     select ${id}, 'Account ' || n, (array['enterprise', 'mid_market', 'smb'])[1 + n % 3], 1000 * (n % 90), 50, '2024-01-01',
       date '${lastDay}' + (n % 365), 'bench' from ${each}`,
    `insert into usage_daily (account_id, day, active_users, logins, events, features_used, minutes, source)
     select ${id}, day::date, 5 + n % 40, 20 + (n * 7 + ago * 3) % 50, 100 + (n + ago) % 300, n % 12, 60 + n % 100, 'bench'
     from generate_series(0, ${days - 1}) ago, lateral (select date '${lastDay}' - ago as day) d, ${each}`,
    `insert into tickets (account_id, ticket_id, opened_at, solved_at, priority, csat, source)
     select ${id}, k::text, timestamptz '${lastDay}' - make_interval(days => k * 17 + n % 30),
       case when (n + k) % 9 > 0 then timestamptz '${lastDay}' - make_interval(days => k * 17 + n % 30 - 1) end, 'p' || (1 + (n + k) % 4), 1 + (n + k) % 5, 'bench'
     from generate_series(1, 5) k, ${each}`,
    `insert into nps_responses (account_id, response_id, responded_at, score, source)
     select ${id}, k::text, timestamptz '${lastDay}' - make_interval(days => k * 80), (n + k) % 11, 'bench' from generate_series(1, 3) k, ${each}`,
    `insert into invoices (account_id, invoice_id, issued_on, due_on, paid_on, amount, status, source)
     select ${id}, k::text, date '${lastDay}' - k * 30, date '${lastDay}' - k * 30 + 14, case when (n + k) % 40 > 0 then date '${lastDay}' - k * 30 + 10 end, 100, null, 'bench'
     from generate_series(1, 12) k, ${each}`,
    `insert into source_streams (source, stream, first_fact_on, last_fact_on, last_success_at)
     select 'bench', s, date '${lastDay}' - 400, '${lastDay}', now() from unnest(array['accounts', 'usage_daily', 'tickets', 'nps', 'invoices']) s`,
    `alter table usage_daily add constraint ${USAGE_KEY} primary key (account_id, day)`,
    'vacuum analyze',
  ];
  for (const statement of statements) await pool.query(statement);
}

/** The floor: aggregate, score and store in one hand-written statement. Not Barometer's score; the same reading and writing. */
export const ONE_STATEMENT = (today: string): string => `
with u as (
  select account_id, max(day) as last_on,
    sum(logins) filter (where day >= date '${today}' - 14)::float8 as l14,
    sum(logins) filter (where day < date '${today}' - 14 and day >= date '${today}' - 28)::float8 as l28,
    sum(events) filter (where day >= date '${today}' - 90) as e90, sum(events) filter (where day < date '${today}' - 90) as e180,
    avg(active_users) filter (where day >= date '${today}' - 30)::float8 as users, count(*) as days
  from usage_daily where day >= date '${today}' - 180 and day < date '${today}' group by account_id
),
t as (
  select account_id, count(*) filter (where solved_at is null) as open, avg(csat::float8) as csat,
    max(extract(epoch from timestamptz '${today}' - opened_at)::float8) filter (where solved_at is null and priority = 'p1') as p1
  from tickets group by account_id
),
n as (select account_id, avg(score::float8) as nps from nps_responses group by account_id),
i as (select account_id, max(date '${today}' - due_on) filter (where paid_on is null) as overdue from invoices group by account_id)
insert into bench_floor
select a.account_id, now(), 'floor', least(100, greatest(0, 40 * least(1, l14 / nullif(l28, 0)) + 35 * (1 - least(1, coalesce(overdue, 0) / 30.0))
    + 25 * (1 - least(1, coalesce(open, 0) / 10.0))))::int2, case when p1 > 172800 then 'red' else 'green' end,
  jsonb_build_object('product', l14, 'support', csat, 'users', users, 'nps', nps, 'level', e90 / nullif(e180, 0))
from accounts a left join u using (account_id) left join t using (account_id) left join n using (account_id) left join i using (account_id)
on conflict (account_id) do update set scored_at = excluded.scored_at, score = excluded.score, band = excluded.band, dimensions = excluded.dimensions`;
