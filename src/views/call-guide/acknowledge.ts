import type { CallDriver } from '../../domain/call-guide';
import type { Stream } from '../../domain/stream';
import { count } from '../wording';

type Say = (value: number) => string | null;

const percent = (rate: number): string => `${Math.round(Math.abs(rate) * 100)}%`;
/** Nothing to say where it did not go down: then the stream speaks. */
const fewer =
  (what: string, span: string): Say =>
  (rate) =>
    rate > -0.005 ? null : `I saw about ${percent(rate)} fewer ${what} from your team over ${span}.`;
const less =
  (what: string, span: string): Say =>
  (rate) =>
    rate > -0.005 ? null : `I saw that ${what} went down by about ${percent(rate)} over ${span}.`;
const daysOf =
  (span: string): Say =>
  (value) => {
    const days = Math.round(value);
    if (days < 0) return null;
    return days === 0
      ? `I have not seen your team in the product for the last ${span}.`
      : `I saw your team at work on ${count(days, 'day')} of the last ${span}.`;
  };
const always =
  (sentence: string): Say =>
  () =>
    sentence;
const some =
  (sentence: (amount: number) => string): Say =>
  (value) =>
    Math.round(value) < 1 ? null : sentence(Math.round(value));
const share =
  (sentence: (rate: string) => string): Say =>
  (rate) =>
    sentence(percent(Math.min(1, rate)));

const SPONSOR_AWAY = 'We have not seen you in the product for a while, and I would rather ask than guess.';
const KEY_PEOPLE_AWAY =
  'We have not seen some of the people who know the product best for a while, and I would rather ask than guess.';
const PERSON_LEFT = 'I heard that people who worked with us have moved on, and I want the handover to be easy for you.';
const LATE_INVOICES =
  'I saw that invoices and dates did not always fit together, and I would like to make that easier.';

/** What is acknowledged of each signal, in words that accuse nobody (R218), with the account's own number where one helps. */
const BY_SIGNAL: Readonly<Record<string, Say>> = {
  active_days_7d: daysOf('week'),
  active_days_30d: daysOf('30 days'),
  active_days_90d: daysOf('90 days'),
  active_days_180d: daysOf('180 days'),
  active_user_trend_30d: fewer('people at work with the product', 'the last 30 days'),
  activity_level_30d: less('activity', 'the last 30 days, against what is usual for you,'),
  activity_level_90d: less('activity', 'the last 90 days, against what is usual for you,'),
  activity_recency: some((days) => `I saw that your team has been away from the product for ${count(days, 'day')}.`),
  activity_trend_7d: less('activity', 'the last week'),
  api_trend_30d: fewer('API calls', 'the last 30 days'),
  api_use: share((rate) => `I saw that your API calls are at ${rate} of what your plan holds.`),
  arr_change_90d: always('I saw that your contract has become smaller, and I want to understand what would have to be true to grow again.'),
  attendance_90d: share((rate) => `I saw that ${rate} of our last sessions suited your calendar, and I would like to find better times.`),
  billed_change_90d: always('I saw that you are billed less than before, and I want to be sure that you get what you need.'),
  champion_active_30d: always('We have not seen the people who know the product best for a while, and I would rather ask than guess.'),
  champions_left_90d: always(PERSON_LEFT),
  contacts_left_90d: always(PERSON_LEFT),
  contractions_730d: always('Your contract has become smaller over the last two years, and I would like to understand why.'),
  csat_90d: always('I read how your team rated our support lately, and it can be better.'),
  csat_low_90d: some((ratings) => `I read ${count(ratings, 'answer')} from your team that our support did not help as it should have.`),
  csat_trend_90d: always('I read that your team rates our support lower than it did, and I want to know why.'),
  departments_active_30d: some((amount) => `I saw people from ${count(amount, 'department')} at work with the product lately.`),
  disputed_invoices: some((invoices) => `I saw that you have questions about ${count(invoices, 'invoice')}.`),
  email_response_90d: always('My mails may have reached you at bad times, so I am calling instead.'),
  end_users_active_share: share((rate) => `I saw ${rate} of the people we know on your side at work with the product lately.`),
  engagement_actions_90d: always('I saw that little of what we send and offer reaches your team, and I would rather ask what would.'),
  engagement_trend_90d: less('interest in what we send and offer', 'the last 90 days'),
  escalations_30d: some((tickets) => `I saw that your team had to push us on ${count(tickets, 'request')}, and it should not have had to.`),
  expansion_365d: always('I looked at how your contract developed over the last year.'),
  feature_adoption: share((rate) => `I saw that your team works with ${rate} of what your plan holds.`),
  feature_trend_90d: fewer('features in use', 'the last 90 days'),
  how_to_tickets_90d: always('I saw that your team asks how to do more with the product, and I like that.'),
  key_people_dormant: always(KEY_PEOPLE_AWAY),
  key_people_rating: always('I read what the people who know us best on your side answered, and I take it seriously.'),
  late_payment_share: always(LATE_INVOICES),
  late_payments_365d: always(LATE_INVOICES),
  login_trend_14d: fewer('logins', 'the last 14 days'),
  login_trend_30d: fewer('logins', 'the last 30 days'),
  login_trend_60d: fewer('logins', 'the last 60 days'),
  minutes_per_user: always('I saw that people stay only briefly in the product, and I wonder whether they find what they need.'),
  nps: always('I read what your team answered in our survey, and I take it seriously.'),
  nps_silence_days: always('We have not had an answer to our surveys for a while, so I would rather ask you in person.'),
  nps_trend: always('I read that your team answers our survey differently than before, and I would like to know what changed.'),
  oldest_ticket_days: some((days) => `I saw that a request of yours has been open for ${count(days, 'day')}, and that is too long.`),
  open_p1_hours: always('I know that an urgent request of yours is open with us right now.'),
  open_p2_hours: always('I know that an important request of yours is still open with us.'),
  open_tickets: some((tickets) => `I saw that ${count(tickets, 'request')} of yours ${tickets === 1 ? 'is' : 'are'} open with our support.`),
  overdue_days: some((days) => `I saw that an invoice has been open for ${count(days, 'day')} past its date.`),
  paid_seats_idle: share((rate) => `I saw that ${rate} of your seats are not given to anyone at work yet.`),
  qbr_attended_180d: always('Our last reviews did not find a good time with you, and I would like to change that.'),
  recency_vs_rhythm: always('I saw that your team has been away for longer than is usual for it.'),
  renewal_days: some((days) => `Your contract comes up for renewal in ${count(days, 'day')}.`),
  renewed_terms: always('I would like to hear how working with us has been for you so far.'),
  reopen_rate_90d: share((rate) => `I saw that ${rate} of your solved requests came back, and once should be enough.`),
  resolution_time_30d: always('I saw that your requests took us longer than they should have.'),
  resolution_trend_90d: always('I saw that your requests take us longer than they used to.'),
  seat_use: share((rate) => `I saw that ${rate} of your seats are in use.`),
  seats_change_90d: always('I saw that the number of your seats has changed.'),
  session_length: always('I saw that people stay only briefly in the product, and I wonder whether they find what they need.'),
  session_length_trend_30d: less('the time people stay in the product', 'the last 30 days'),
  session_time_trend_30d: less('the time your team spends in the product', 'the last 30 days'),
  sla_missed_share_90d: share((rate) => `I saw that we missed our own target time on ${rate} of your requests.`),
  sponsor_active_30d: always(SPONSOR_AWAY),
  sponsor_dormant_days: some((days) => `We have not seen you in the product for ${count(days, 'day')}, and I would rather ask than guess.`),
  stakeholder_breadth: always('I know few people on your side, and I would like to know more of those who count on the product.'),
  term_ended_days: always('Your contract has come to its end, and I do not want to pass over that.'),
  ticket_surge_14d: always('I saw that your team has needed our support more than usual lately.'),
  touch_months_90d: always('We have spoken too seldom in the last months, and that is on me.'),
  touch_recency: some((days) => `It has been ${count(days, 'day')} since we last spoke, and that is on me.`),
  trainings_90d: always('I saw that it has been a while since we offered your team a training.'),
  urgent_tickets_30d: some((tickets) => `I saw ${count(tickets, 'urgent request')} from your team in the last 30 days.`),
  urgent_trend_90d: always('I saw that your team has had more urgent requests than before.'),
  user_growth_90d: fewer('people at work with the product', 'the last 90 days'),
  weekly_users: some((users) => `I saw ${users === 1 ? '1 person' : `${users} people`} of your team at work with the product in a usual week.`),
}; // prettier-ignore

/** Of a signal without words of its own, of a value that says nothing, and of none at all. */
const BY_STREAM: Readonly<Partial<Record<Stream, string>>> = {
  usage_daily: 'I saw that your team works with the product differently than before.',
  engagement_daily: 'I saw that we have heard less from your team lately.',
  tickets: 'I looked at what your team has raised with our support.',
  nps: 'I read what your team answered in our survey.',
  invoices: 'I saw that there are open points about invoices.',
  subscriptions: 'I looked at how your contract developed.',
  contacts: 'I saw that things have changed for the people we know on your side.',
  activities: 'It has been a while since we last spoke.',
};
const NOTHING_KNOWN = 'It has been a while since we looked at this together.';

/** Signals with words of their own. */
export const ACKNOWLEDGED: readonly string[] = Object.keys(BY_SIGNAL);

/** One sentence about what moved the account most, as one would say it to the customer. */
export function acknowledge(driver: CallDriver | null): string {
  if (driver === null) return NOTHING_KNOWN;
  const say = Object.hasOwn(BY_SIGNAL, driver.signal) ? BY_SIGNAL[driver.signal] : undefined; // a model of one's own may call a signal anything
  const said = driver.value === null ? null : (say?.(driver.value) ?? null);
  return said ?? (driver.stream === null ? undefined : BY_STREAM[driver.stream]) ?? NOTHING_KNOWN;
}
