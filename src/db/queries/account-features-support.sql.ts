const DAY = 86_400; // ages are seconds, exact and free of daylight saving
/** Hours to a solution, by priority: our own targets, as the contract has none (R44, R110). */
const TARGET_HOURS = { p1: 8, p2: 24, p3: 72, p4: 168 } as const;
const targetCase = Object.entries(TARGET_HOURS).map(([priority, hours]) => `when '${priority}' then ${hours * 3600}`);

const last = (age: string, days: number): string => `${age} < ${days * DAY}`;
const between = (age: string, from: number, to: number): string => `${age} >= ${from * DAY} and ${age} < ${to * DAY}`;
const count = (where: string, name: string): string => `count(*) filter (where ${where})::int as "${name}"`;
/** Age of the oldest such open ticket in hours; 0 = none. */
const oldestHours = (where: string, name: string): string =>
  `coalesce(max(age) filter (where is_open and ${where}) / 3600, 0)::float8 as "${name}"`;
const tookHours = (where: string): string =>
  `(avg(greatest(age - solved_age, 0)) filter (where is_trouble and ${where}) / 3600)::float8`;

/**
 * Tickets and NPS answers, one row per account, as they stood at `p.now`.
 * A feature request is no trouble (R56); a question is, while it is open, but many of them are no surge (R115) unless they are urgent.
 * A ticket is held against its target on the day the target falls due, so that quick and slow ones count in the same window.
 */
export const supportSql = (account: string): string => `
ticket_facts as (
  select account_id,
    ${count('is_open and is_trouble', 'openTickets')},
    ${oldestHours(`is_trouble and priority = 'p1'`, 'openP1Hours')},
    ${oldestHours(`is_trouble and priority = 'p2'`, 'openP2Hours')},
    (max(age) filter (where is_open and is_trouble) / ${DAY})::float8 as "openTicketDaysMax",
    json_agg(json_build_object('ticketId', ticket_id, 'priority', priority, 'hours', age / 3600)) filter (where is_open and is_urgent) as "urgentOpen",
    ${count(`is_problem and ${last('age', 14)}`, 'tickets14')},
    ${count(`is_problem and ${between('age', 14, 104)}`, 'tickets90Prev')},
    ${count(`is_urgent and ${last('age', 30)}`, 'urgent30')},
    ${count(`is_urgent and ${last('age', 90)}`, 'urgent90')},
    ${count(`is_urgent and ${between('age', 90, 180)}`, 'urgent90Prev')},
    ${count(`kind = 'question' and ${last('age', 90)}`, 'questions90')},
    ${count(`kind is null and ${last('age', 90)}`, 'unsorted90')},
    ${count(`escalated and ${last('age', 30)}`, 'escalated30')},
    avg(csat::float8) filter (where ${last('solved_age', 90)}) as "csat90Avg",
    avg(csat::float8) filter (where ${between('solved_age', 90, 180)}) as "csat90PrevAvg",
    ${count(`csat is not null and ${last('solved_age', 90)}`, 'rated90')},
    ${count(`csat is not null and ${between('solved_age', 90, 180)}`, 'rated90Prev')},
    ${count(`csat <= 2 and ${last('solved_age', 90)}`, 'ratedLow90')},
    ${tookHours(last('solved_age', 30))} as "resolution30HoursAvg",
    ${tookHours(last('solved_age', 90))} as "resolution90HoursAvg",
    ${tookHours(between('solved_age', 90, 180))} as "resolution90PrevHoursAvg",
    ${count(`is_trouble and ${last('solved_age', 90)}`, 'solved90')},
    ${count(`is_trouble and ${between('solved_age', 90, 180)}`, 'solved90Prev')},
    ${count(`is_trouble and ${between('due_age', 0, 90)}`, 'targetsDue90')},
    ${count(`is_trouble and ${between('due_age', 0, 90)} and (is_open or solved_age < due_age)`, 'targetsMissed90')},
    ${count(`reopened is not null and ${last('solved_age', 90)}`, 'reopenKnown90')},
    ${count(`reopened > 0 and ${last('solved_age', 90)}`, 'reopened90')}
  from (
    select *, solved_age is null as is_open, is_trouble and (kind is distinct from 'question' or priority in ('p1', 'p2')) as is_problem,
      is_trouble and priority in ('p1', 'p2') as is_urgent, age - case priority ${targetCase.join(' ')} end as due_age
    from (
      select account_id, ticket_id, priority, kind, escalated, reopened, csat, kind is distinct from 'feature_request' as is_trouble,
        extract(epoch from p.now - opened_at)::float8 as age,
        case when solved_at <= p.now then extract(epoch from p.now - solved_at)::float8 end as solved_age
      from tickets, p where opened_at <= p.now ${account} offset 0
    ) seen offset 0
  ) t group by account_id
),
nps_facts as (
  select account_id, array_agg(score::int order by age, response_id) filter (where ${last('age', 365)}) as "npsScores",
    array_agg(age / ${DAY} order by age, response_id) filter (where ${last('age', 365)}) as "npsAgesDays",
    json_agg(json_build_object('responseId', response_id, 'score', score, 'ageDays', age / ${DAY})) filter (where ${last('age', 30)}) as "npsAnswers30",
    max(responded_at) as "lastNpsAt"
  from (
    select account_id, response_id, responded_at, score, extract(epoch from p.now - responded_at)::float8 as age
    from nps_responses, p where responded_at <= p.now ${account} offset 0
  ) r group by account_id
),
key_nps_facts as (
  select account_id, avg(score::float8) as "keyPeopleNpsAvg", count(*)::int as "keyPeopleNpsKnown"
  from (
    select distinct on (r.account_id, r.contact_id) r.account_id, r.score
    from nps_responses r join contacts c using (account_id, contact_id) cross join p
    where c.role in ('executive_sponsor', 'champion') and (c.left_on is null or c.left_on > p.today)
      and r.responded_at <= p.now and extract(epoch from p.now - r.responded_at) < ${365 * DAY} ${account}
    order by r.account_id, r.contact_id, r.responded_at desc, r.response_id
  ) latest group by account_id
)`;
