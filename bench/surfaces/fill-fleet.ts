import type { Database } from '../../src/db/client';
import { fillFacts } from '../fill-facts';

export const PODS = 40;
const USAGE_DAYS = 180;
const WEEKS = 26;

const person = (role: string, pod: string): string =>
  `'${role}' || n || '@example.com', initcap('${role}') || ' ' || n, '${role}', ${pod}, 'bench', 'U0' || upper('${role}') || n`;

/** Facts of so many accounts, owned by forty pods, with RevOps, an executive and whoever else asks. */
export async function fillFleet({ pool }: Database, accounts: number, lastDay: string): Promise<void> {
  await fillFacts(pool, accounts, USAGE_DAYS, lastDay);
  const each = `from generate_series(0, ${PODS - 1}) n`;
  const mod = `right(account_id, 5)::int % ${PODS}`;
  const columns = '(email, name, role, pod, source, given_slack_user_id)';
  const statements = [
    `insert into pods (pod, channel, manager_email, source, qbr_on) select 'pod' || n, 'C0POD' || n, 'manager' || n || '@example.com', 'bench', date '${lastDay}' + 9 ${each}`,
    ...['ae', 'csm', 'manager'].map(
      (role) => `insert into people ${columns} select ${person(role, "'pod' || n")} ${each}`,
    ),
    ...['revops', 'exec'].map(
      (role) => `insert into people ${columns} select ${person(role, 'null')} from generate_series(0, 0) n`,
    ),
    // Names as different as companies' are: of a hundred thousand that share a word every misspelling would fit all.
    `update accounts set name = initcap(translate(substr(md5(account_id), 1, 8), '0123456789', 'aeioulnrst') || ' ' || translate(substr(md5(account_id), 9, 6), '0123456789', 'oaeisumtrk')), currency = 'EUR', pod = 'pod' || ${mod}, ae_email = 'ae' || ${mod} || '@example.com', csm_email = 'csm' || ${mod} || '@example.com'`,
    `insert into contacts (account_id, contact_id, name, email, role, department, last_seen_at, source)
     select account_id, 'c' || k, 'Person ' || k, 'person' || k || '@' || account_id || '.example', (array['executive_sponsor', 'champion', 'admin', 'user'])[least(k, 4)],
       (array['Sales', 'Support', 'Finance'])[1 + k % 3], timestamptz '${lastDay}' - make_interval(days => k * 3), 'bench'
     from accounts, generate_series(1, 6) k`,
    'analyze',
  ];
  for (const statement of statements) await pool.query(statement);
}

/**
 * What half a year leaves behind: a score a week and account, alerts of the last months with what was done, and how some ended.
 * Written by hand after one real run over everyone; daily history would be seven times as many rows, of which no surface reads more than
 * one account's.
 */
export async function fillPast({ pool }: Database, now: Date): Promise<void> {
  const at = `timestamptz '${now.toISOString()}'`;
  const statements = [
    `insert into health_history (account_id, day, scored_at, model_version, score, band, coverage, dimensions, points, driver_signal)
     select h.account_id, (${at})::date - week * 7, ${at} - make_interval(days => week * 7), h.model_version, s.score,
       case when s.score <= 35 then 'red' when s.score <= 70 then 'yellow' else 'green' end, h.coverage, '{}', '{}', h.driver_signal
     from account_health h, generate_series(1, ${WEEKS}) week,
       lateral (select greatest(0, least(100, h.score + (right(h.account_id, 4)::int + week * 7) % 21 - 10)) as score) s where h.score is not null
     order by week desc, h.account_id`,
    `insert into alerts (account_id, trigger, tier, route, from_band, to_band, current_band, score, driver_signal, reason, action, action_due_on,
       revenue_at_risk, model_version, pod, dri_email, status, opened_at, acknowledged_at, first_action_at, outcome, resolved_at, channel_id, message_ts, posted_at)
     select h.account_id, 'turned_red', 'high', 'channel', 'yellow', 'red', 'red', h.score, h.driver_signal, coalesce(h.reason, 'No reason known'),
       coalesce(h.action, 'call them'), (${at})::date + 3, h.revenue_at_risk, h.model_version, a.pod, a.csm_email,
       case when age.days > 20 then 'resolved' when age.days % 3 = 0 then 'open' else 'acknowledged' end, ${at} - make_interval(days => age.days),
       case when age.days % 3 > 0 then ${at} - make_interval(days => age.days) + interval '5 hours' end,
       case when age.days % 3 = 1 then ${at} - make_interval(days => age.days) + interval '30 hours' end,
       case when age.days > 20 then 'saved' end, case when age.days > 20 then ${at} - interval '2 days' end, 'C1', h.account_id, ${at} - make_interval(days => age.days)
     from account_health h join accounts a using (account_id), lateral (select (right(h.account_id, 4)::int / 7) % 120 as days) age
     where right(h.account_id, 4)::int % 7 = 0`,
    `insert into alert_events (alert_id, kind, at) select alert_id, 'opened', opened_at from alerts`,
    `insert into outcomes (account_id, outcome, effective_on, key, source)
     select account_id, case when right(account_id, 4)::int % 3 = 0 then 'churned' else 'renewed' end, (${at})::date - right(account_id, 3)::int % 150, 'bench', 'bench'
     from accounts where right(account_id, 4)::int % 40 = 1`,
    'vacuum analyze',
  ];
  for (const statement of statements) await pool.query(statement);
}
