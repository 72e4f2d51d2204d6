import { engagementColumnsSql, engagementJoinsSql, engagementSql } from './account-features-engagement.sql';
import { moneySql } from './account-features-money.sql';
import { peopleSql } from './account-features-people.sql';
import { supportSql } from './account-features-support.sql';

/** Tickets, NPS, invoices, contract terms, contacts, activities and engagement, one row per account, each as it stood at `p.now`. */
export const factsSql = (account: string): string => `
fact_streams as materialized (
  select min(first_fact_on) filter (where stream = 'activities') as "activitiesSinceOn",
    max(least(last_fact_on, p.today)) filter (where stream = 'nps') as "npsEndOn",
    exists (select 1 from activities v, p where v.kind = 'training' and v.happened_at <= p.now) as "areTrainingsRecorded"
  from source_streams, p where first_fact_on <= p.today
),
${supportSql(account)},
${moneySql(account)},
${peopleSql(account)},
${engagementSql(account)}`;

export const factJoinsSql = `${[
  'ticket_facts', 'nps_facts', 'key_nps_facts', 'invoice_facts', 'payers', 'term_facts', 'term_now', 'term_before', 'term_year', 'contact_facts', 'activity_facts',
].map((facts) => `left join ${facts} using (account_id)`).join('\n')}
${engagementJoinsSql}`; // prettier-ignore

const zeroIf = (stream: string, ...names: string[]): string =>
  names.map((name) => `coalesce("${name}", case when on_.${stream} then 0 end) as "${name}"`).join(', ');

const TICKET_COUNTS = [
  'openTickets', 'openP1Hours', 'openP2Hours', 'tickets14', 'tickets90Prev', 'urgent30', 'urgent90', 'urgent90Prev', 'questions90', 'unsorted90', 'escalated30',
  'rated90', 'rated90Prev', 'ratedLow90', 'solved90', 'solved90Prev', 'targetsDue90', 'targetsMissed90', 'reopenKnown90', 'reopened90',
]; // prettier-ignore
const INVOICE_COUNTS = [
  'overdueDaysMax', 'overdueAmount', 'due365', 'late365', 'disputed90', 'billedQuarter', 'billedQuarterPrev', 'invoicesQuarterPrev', 'quartersBilledPrev',
]; // prettier-ignore
const CONTACT_COUNTS = [
  'contactsKnown', 'contactsSeenKnown', 'contactsSeenLater', 'contactsActive30', 'rolesKnown', 'departmentsKnown', 'departmentsActive30', 'sponsorsKnown',
  'sponsorsSeenLater', 'championsKnown', 'championsSeenKnown', 'championsSeenLater', 'championsActive30', 'keyPeopleDormant30', 'endUsersKnown', 'endUsersActive30', 'rolesActive30',
  'championsLeft90', 'contactsLeft90',
]; // prettier-ignore
const ACTIVITY_COUNTS = [
  'touches90', 'touchMonths90', 'attended90', 'invited90', 'qbrsAttended180', 'qbrsHeld180', 'trainings90', 'emailsAnswered90', 'emailsSent90',
]; // prettier-ignore

export const factColumnsSql = `
  ${zeroIf('tickets', ...TICKET_COUNTS)}, on_."ticketsSinceOn", "openTicketDaysMax", "urgentOpen", "csat90Avg", "csat90PrevAvg",
  "resolution30HoursAvg", "resolution90HoursAvg", "resolution90PrevHoursAvg",
  "npsScores", "npsAgesDays", "npsAnswers30", "lastNpsAt", (select "npsEndOn" from fact_streams) as "npsEndOn", "keyPeopleNpsAvg", "keyPeopleNpsKnown",
  ${zeroIf('invoices', ...INVOICE_COUNTS)}, "overdueInvoiceId", "firstInvoiceOn", "lastInvoiceOn",
  term_now.arr as "termArr", term_before.arr as "termArrPrev", term_year.arr as "termArrYearAgo",
  term_now.seats as "termSeats", term_before.seats as "termSeatsPrev", "termsKnown", "firstTermOn", "contractions730", "renewedTerms", "termsEndedOn",
  ${zeroIf('contacts', ...CONTACT_COUNTS)}, "sponsorLastSeenAt", "keyPeopleLeft90",
  ${zeroIf('activities', ...ACTIVITY_COUNTS)}, "lastTouchAt", "lastQbrAt",
  (select "activitiesSinceOn" from fact_streams) as "activitiesSinceOn", (select "areTrainingsRecorded" from fact_streams) as "areTrainingsRecorded",
  ${engagementColumnsSql}`;
