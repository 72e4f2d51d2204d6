const DAY = 86_400; // ages are seconds, exact and free of daylight saving
const count = (where: string, name: string): string => `count(*) filter (where ${where})::int as "${name}"`;
const KEY_PERSON = `role in ('executive_sponsor', 'champion')`;
/** Whether some activity that took place lies in a window of days. */
const touched = (from: number, to: number): string =>
  `coalesce(bool_or(took_place and age >= ${from * DAY} and age < ${to * DAY}), false)::int`;
const last90 = `age < ${90 * DAY}`;

/**
 * Contacts and activities, one row per account, as they stood at `p.now`.
 * Contacts have no history: whoever was seen after `p.now` was seen before it on a day nobody knows. They count as seen later, never as away.
 */
export const peopleSql = (account: string): string => `
contact_facts as (
  select account_id,
    ${count('stays', 'contactsKnown')},
    ${count('stays and seen_age >= 0', 'contactsSeenKnown')},
    ${count('stays and seen_age < 0', 'contactsSeenLater')},
    ${count('is_active', 'contactsActive30')},
    ${count('stays and role is not null', 'rolesKnown')},
    ${count('stays and department is not null', 'departmentsKnown')},
    count(distinct department) filter (where is_active)::int as "departmentsActive30",
    ${count(`stays and role = 'executive_sponsor'`, 'sponsorsKnown')},
    ${count(`stays and role = 'executive_sponsor' and seen_age < 0`, 'sponsorsSeenLater')},
    max(last_seen_at) filter (where stays and role = 'executive_sponsor' and seen_age >= 0) as "sponsorLastSeenAt",
    ${count(`stays and role = 'champion'`, 'championsKnown')},
    ${count(`stays and role = 'champion' and seen_age >= 0`, 'championsSeenKnown')},
    ${count(`stays and role = 'champion' and seen_age < 0`, 'championsSeenLater')},
    ${count(`is_active and role = 'champion'`, 'championsActive30')},
    ${count(`stays and ${KEY_PERSON} and seen_age >= ${30 * DAY}`, 'keyPeopleDormant30')},
    ${count(`stays and role in ('user', 'champion')`, 'endUsersKnown')},
    ${count(`is_active and role in ('user', 'champion')`, 'endUsersActive30')},
    ${count('is_active and role is not null', 'rolesActive30')},
    ${count(`has_left_90 and ${KEY_PERSON}`, 'championsLeft90')},
    ${count('has_left_90', 'contactsLeft90')},
    json_agg(json_build_object('contactId', contact_id, 'role', role, 'leftOn', left_on)) filter (where has_left_90 and ${KEY_PERSON}) as "keyPeopleLeft90"
  from (
    select *, stays and seen_age >= 0 and seen_age < ${30 * DAY} as is_active
    from (
      select account_id, contact_id, role, left_on, lower(department) as department, last_seen_at, left_on is null or left_on > p.today as stays,
        left_on <= p.today and left_on > p.today - 90 as has_left_90, extract(epoch from p.now - last_seen_at)::float8 as seen_age
      from contacts, p where true ${account} offset 0
    ) c offset 0
  ) c group by account_id
),
activity_facts as (
  select account_id,
    ${count(`took_place and ${last90}`, 'touches90')},
    ${touched(0, 30)} + ${touched(30, 60)} + ${touched(60, 90)} as "touchMonths90",
    max(happened_at) filter (where took_place) as "lastTouchAt",
    ${count(`attended and is_session and ${last90}`, 'attended90')},
    count(attended) filter (where is_session and ${last90})::int as "invited90",
    ${count(`kind = 'qbr' and attended and age < ${180 * DAY}`, 'qbrsAttended180')},
    count(attended) filter (where kind = 'qbr' and age < ${180 * DAY})::int as "qbrsHeld180",
    max(happened_at) filter (where kind = 'qbr') as "lastQbrAt",
    ${count(`kind = 'training' and took_place and ${last90}`, 'trainings90')},
    ${count(`kind = 'email' and attended and ${last90}`, 'emailsAnswered90')},
    count(attended) filter (where kind = 'email' and ${last90})::int as "emailsSent90"
  from (
    select account_id, kind, attended, happened_at, attended is distinct from false as took_place, kind is distinct from 'email' as is_session,
      extract(epoch from p.now - happened_at)::float8 as age
    from activities, p where happened_at <= p.now ${account} offset 0
  ) v group by account_id
)`;
