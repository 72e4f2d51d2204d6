import type { AccountFeatures } from '../../domain/features';
import type { SubjectPeople, SubjectSupport, SubjectUsage, TriggerSubject } from '../../domain/trigger-subject';
import { ageDays, daysBetween, toDay } from '../../scoring/days';
import type { Evaluation } from '../../scoring/evaluate-account';
import type { Measure } from '../../scoring/measure-signal';
import type { SignalDefinition } from '../../scoring/signal';
import { activityRecency } from '../../scoring/signals/activity-recency';
import { apiUse } from '../../scoring/signals/api-use';
import { championsLeft90d } from '../../scoring/signals/champions-left-90d';
import { featureAdoption } from '../../scoring/signals/feature-adoption';
import { loginTrend30d } from '../../scoring/signals/login-trend-30d';
import { loginTrend60d } from '../../scoring/signals/login-trend-60d';
import { openP1Hours } from '../../scoring/signals/open-p1-hours';
import { openTickets } from '../../scoring/signals/open-tickets';
import { overdueDays } from '../../scoring/signals/overdue-days';
import { seatUse } from '../../scoring/signals/seat-use';
import { sponsorDormantDays } from '../../scoring/signals/sponsor-dormant-days';
import { ticketSurge14d } from '../../scoring/signals/ticket-surge-14d';
import { touchRecency } from '../../scoring/signals/touch-recency';

type Judged = Pick<Evaluation, 'health' | 'forecast' | 'observation' | 'portfolioTier' | 'measure'>;

/** What the triggers read of one account, measured by the signals themselves, so that a trigger and a reason never disagree. Never throws. */
export function toTriggerSubject(
  features: AccountFeatures,
  { health, forecast, observation, portfolioTier, measure }: Judged,
  now: Date,
): TriggerSubject {
  const read = createReader(measure);
  const { accountId, arr, currency } = features;
  return {
    accountId,
    band: health.band,
    score: health.band === 'unknown' ? null : health.score,
    scoreAgo: {
      days30: features.score30DaysAgo,
      days60: features.score60DaysAgo,
      days90: features.score90DaysAgo,
      days180: features.score180DaysAgo,
    },
    forecastScore: forecast?.score ?? null,
    driverStream: observation.driver?.stream ?? null,
    arr,
    currency,
    ageDays: ageOf(features, now),
    portfolioTier,
    renewal: renewalOf(features, now),
    usage: usageOf(features, read),
    support: supportOf(features, read),
    payment: paymentOf(features, read),
    people: peopleOf(features, read, now),
    answers: features.connected.includes('nps') ? (features.npsAnswers30 ?? []) : null,
  };
}

type Read = (definition: SignalDefinition) => number | null;

const createReader = (measure: Measure): Read => {
  return (definition) => {
    const measured = measure(definition);
    return measured.kind === 'known' ? measured.value : null;
  };
};

function ageOf({ createdOn, firstUsageOn }: AccountFeatures, now: Date): number | null {
  const began = [createdOn, firstUsageOn].filter((day) => day !== null).toSorted()[0];
  return began === undefined ? null : daysBetween(began, toDay(now));
}

const renewalOf = ({ renewalOn }: AccountFeatures, now: Date): TriggerSubject['renewal'] =>
  renewalOn === null ? null : { on: renewalOn, days: daysBetween(toDay(now), renewalOn) };

function usageOf(features: AccountFeatures, read: Read): SubjectUsage {
  return {
    counted: features.logins30 === null ? 'activity' : 'logins',
    monthRate: read(loginTrend30d),
    twoMonthsRate: read(loginTrend60d),
    idleDays: read(activityRecency),
    seatRate: read(seatUse),
    apiRate: read(apiUse),
    adoptionRate: read(featureAdoption),
  };
}

/** Of a newcomer without an open P1 nothing is known yet, but what is open counts. */
function supportOf(features: AccountFeatures, read: Read): SubjectSupport {
  const isKnown = read(openP1Hours) !== null || features.urgentOpen !== null;
  return {
    urgent: isKnown ? (features.urgentOpen ?? []) : null,
    openTickets: read(openTickets),
    tickets14: features.tickets14,
    surgeTimes: read(ticketSurge14d),
  };
}

function paymentOf({ overdueInvoiceId }: AccountFeatures, read: Read): TriggerSubject['payment'] {
  const days = read(overdueDays);
  return days === null ? null : { overdueDays: days, invoiceId: overdueInvoiceId ?? '' };
}

function peopleOf(features: AccountFeatures, read: Read, now: Date): SubjectPeople {
  const { qbrsHeld180, qbrsAttended180, lastQbrAt } = features;
  const lastDays = lastQbrAt === null ? null : ageDays(lastQbrAt, now);
  return {
    sponsorUnseenDays: read(sponsorDormantDays),
    left: read(championsLeft90d) === null ? null : (features.keyPeopleLeft90 ?? []),
    touchDays: read(touchRecency),
    qbr:
      qbrsHeld180 === null || qbrsAttended180 === null
        ? null
        : { held180: qbrsHeld180, attended180: qbrsAttended180, lastDays },
  };
}
