import type { AccountCard, AccountHealth } from '../../src/domain/account-card';
import type { AccountInsights } from '../../src/domain/account-insights';
import type { AccountStanding } from '../../src/domain/account-standing';
import type { Home, HomeAccount, HomeExpansion, HomeWaiting } from '../../src/domain/home';
import type { Person } from '../../src/domain/person';
import type { OpenPodAlert, PodLatency, PodPage, RepLatency } from '../../src/domain/pod-latency';
import { ALERT_ID, NOW } from './cards';

export const PERSON: Person = {
  email: 'dana@example.com',
  name: 'Dana Reed',
  role: 'ae',
  pod: 'West',
  managerEmail: 'max@example.com',
  slackUserId: 'U0DANA',
  timeZone: 'America/New_York',
};

export const INSIGHTS: AccountInsights = {
  drop: 'notable',
  nextBand: {
    signal: 'open_p1_hours',
    from: 60,
    to: 0,
    also: null,
    band: 'yellow',
    sentence: 'Yellow if the P1 is solved',
  },
  rootCause: {
    dimension: 'product',
    lost: 12.4,
    signals: [
      { signal: 'login_trend_14d', lost: 9.6 },
      { signal: 'seat_use', lost: 2.2 },
    ],
    sinceOn: '2026-11-12',
  },
  churn: { probability: 0.358, basis: 'assumption', outcomes: null },
  saveable: 76_800,
  moneyFlag: null,
  portfolioTier: 1,
  attention: 'weekly',
  arrShare: null,
  expansion: null,
};

export const HEALTH: AccountHealth = {
  scoredAt: NOW,
  score: 31,
  band: 'red',
  coverage: 0.83,
  dimensions: [
    {
      dimension: 'product',
      weight: 0.4,
      score: 12,
      coverage: 1,
      signals: [
        { signal: 'login_change', value: -41, points: 0, weight: 0.2, lost: 20 },
        { signal: 'seat_use', value: 0.5, points: 50, weight: 0.2, lost: 10 },
      ],
    },
    { dimension: 'financial', weight: 0.35, score: null, coverage: 0, signals: [] },
  ],
  cap: { rule: 'p1_open_48h', signal: 'open_p1' },
  reason: 'Logins down 41% in 14 days',
  action: 'book a 30-min usage review with their admin this week',
  actionDueOn: '2026-11-27',
  momentum: { change30: -14, change90: null, change180: null, trend: 'declining' },
  withheldSince: null,
  revenueAtRisk: 96_000,
  modelVersion: '1f0c9e4ab27d',
  forecast: { score: 24, low: 15, high: 40, horizonDays: 90 },
  anomaly: null,
  insights: INSIGHTS,
};

export const STANDING: AccountStanding = {
  people: null,
  seatUse: null,
  adoption: null,
  cohort: null,
  segment: null,
  judgement: null,
  note: null,
};

export function buildAccount(changes: Partial<AccountCard> = {}): AccountCard {
  return {
    accountId: 'acme',
    name: 'Acme',
    segment: 'enterprise',
    arr: 240_000,
    currency: 'USD',
    renewalOn: '2027-03-31',
    daysToRenewal: 128,
    crmUrl: 'https://crm.example.com/accounts/42',
    ae: { name: 'Dana Reed', slackUserId: 'U0DANA' },
    csm: null,
    sponsor: { kind: 'known', name: 'Kim Sponsor', lastSeenAt: NOW },
    standing: STANDING,
    health: HEALTH,
    history: [72, 70, null, 55, 31],
    alert: {
      alertId: ALERT_ID,
      status: 'open',
      driName: 'Dana Reed',
      openedAt: NOW,
      snoozedUntil: null,
      isGrouped: false,
    },
    freshness: [{ stream: 'usage_daily', source: 'csv', asOf: NOW, limitHours: 48, isStale: false }],
    sharedCause: null,
    readAt: NOW,
    ...changes,
  };
}

export function buildRow(changes: Partial<HomeAccount> = {}): HomeAccount {
  return {
    accountId: 'acme',
    name: 'Acme',
    score: 31,
    band: 'red',
    trend: 'declining',
    arr: 240_000,
    currency: 'USD',
    revenueAtRisk: 96_000,
    reason: 'Logins down 41% in 14 days',
    action: 'book a 30-min usage review with their admin this week',
    actionDueOn: '2026-11-27',
    alert: { alertId: ALERT_ID, status: 'open', snoozedUntil: null, isGrouped: false },
    staleSince: null,
    ...changes,
  };
}

export function buildWaiting(changes: Partial<HomeWaiting> = {}): HomeWaiting {
  return {
    alertId: ALERT_ID,
    accountId: 'acme',
    name: 'Acme',
    status: 'open',
    score: 31,
    missedAt: null,
    reason: 'Logins down 41% in 14 days',
    action: 'book a 30-min usage review with their admin this week',
    actionDueOn: '2026-11-27',
    openedAt: NOW,
    tier: 'high',
    nextStep: null,
    ...changes,
  };
}

export function buildExpansion(changes: Partial<HomeExpansion> = {}): HomeExpansion {
  return {
    accountId: 'orbit',
    name: 'Orbit',
    score: 91,
    arr: 80_000,
    currency: 'EUR',
    reason: 'Seats 94% used',
    action: 'show their admin the seats in use this week and offer the next package',
    actionDueOn: '2026-11-27',
    ...changes,
  };
}

export function buildHomeSample(changes: Partial<Home> = {}): Home {
  return {
    person: PERSON,
    hasBook: true,
    week: { told: 4, budget: 12, toAction: { p50Hours: 5.25, p90Hours: 12, count: 9 }, periodDays: 28, hits: { right: 7, wrong: 2 } }, // prettier-ignore
    portfolio: null,
    staleUsage: null,
    waiting: [],
    waitingTotal: 0,
    red: [buildRow()],
    expansion: [buildExpansion()],
    bands: { red: 1, yellow: 4, green: 12, unknown: 0 },
    unscored: 0,
    freshness: [{ stream: 'usage_daily', source: 'csv', asOf: NOW, limitHours: 48, isStale: false }],
    sharedCause: null,
    withheld: [],
    withheldTotal: 0,
    gaming: [],
    failures: null,
    absence: null,
    covering: [],
    pods: [],
    allPods: [],
    isFirstVisit: false,
    readAt: NOW,
    ...changes,
  };
}

export function buildRep(changes: Partial<RepLatency> = {}): RepLatency {
  const latency = { p50Hours: 3.25, p90Hours: 14.6, count: 9 };
  const inTime = { rate: 0.625, actioned: 5, due: 8 };
  return {
    email: 'dana@example.com',
    name: 'Dana Reed',
    alerts: 10,
    open: 3,
    missed: 0,
    toAcknowledge: latency,
    toAction: latency,
    actionedInTime: inTime,
    alertsThisWeek: 13,
    ...changes,
  };
}

export function buildOpenAlert(changes: Partial<OpenPodAlert> = {}): OpenPodAlert {
  return {
    alertId: ALERT_ID,
    accountId: 'acme',
    name: 'Acme',
    tier: 'critical',
    status: 'open',
    driName: 'Dana Reed',
    ageHours: 34.2,
    isMissed: false,
    revenueAtRisk: 96_000,
    currency: 'USD',
    ...changes,
  };
}

export function buildPodPageSample(changes: Partial<PodPage> = {}): PodPage {
  const hits = new Map([['dana@example.com', { right: 7, wrong: 2 }]]);
  return { ...buildPod(), hits, open: [buildOpenAlert()], openTotal: 3, maySetAway: true, ...changes };
}

export function buildPod(changes: Partial<PodLatency> = {}): PodLatency {
  const latency = { p50Hours: 3.25, p90Hours: 14.6, count: 9 };
  return {
    pod: 'West',
    periodDays: 28,
    alerts: 10,
    toAcknowledge: latency,
    toAction: { p50Hours: null, p90Hours: null, count: 0 },
    actionedInTime: { rate: 0.625, actioned: 5, due: 8 },
    weeklyBudget: 12,
    missed: 0,
    away: [],
    openByAge: { underOneDay: 1, oneToThreeDays: 2, threeToSevenDays: 0, overSevenDays: 3 },
    reps: [buildRep()],
    readAt: NOW,
    ...changes,
  };
}
