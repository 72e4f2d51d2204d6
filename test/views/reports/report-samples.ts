import type { ExecReport } from '../../../src/domain/exec-report';
import type { FleetDay } from '../../../src/domain/portfolio';
import type { WeeklyTrend } from '../../../src/domain/weekly-trend';

export const WEEK: WeeklyTrend = {
  from: '2026-03-02',
  until: '2026-03-08',
  pods: ['north'],
  compared: 340,
  unseen: 0,
  remodelled: 0,
  improved: 5,
  declined: 12,
  bandUp: 3,
  bandDown: 7,
  intoRed: 4,
  outOfRed: 2,
  signals: [
    { signal: 'login_trend_14d', accounts: 6 },
    { signal: 'open_tickets', accounts: 3 },
  ],
  segments: [
    { name: 'smb', accounts: 40, declined: 9 },
    { name: 'enterprise', accounts: 300, declined: 3 },
  ],
  podParts: [{ name: 'north', accounts: 340, declined: 12 }],
  rose: [{ accountId: 'beta', name: 'Beta', from: 60, to: 75, toBand: 'green', signal: 'open_tickets', reason: null }],
  fell: [
    {
      accountId: 'acme',
      name: 'Acme',
      from: 70,
      to: 31,
      toBand: 'red',
      signal: 'login_trend_14d',
      reason: 'Logins down 41% in 14 days',
    },
    { accountId: 'gamma', name: 'Gamma', from: 70, to: 60, toBand: 'yellow', signal: null, reason: null },
  ],
  alerts: { told: 9, acted: 6, missed: 1, actionHours: 6.25 },
  step: { kind: 'chase', rep: 'Carl Example', account: 'Acme', businessDays: 5 },
};

const day = (on: string, red: number, amount: number): FleetDay => ({
  day: on,
  accounts: 487,
  byBand: { red, yellow: 120, green: 312, unknown: 10 },
  atRiskArr: [{ currency: 'EUR', amount }],
  meanScore: 66,
});
const cohort = (name: string | null, accounts: number, medianScore: number, redShare: number) => {
  return { name, accounts, medianScore, redShare, change90: -3.2, changed: accounts };
};

export const MONTH: ExecReport = {
  length: 'month',
  from: '2026-02-01',
  until: '2026-02-28',
  asOf: '2026-03-02',
  end: day('2026-02-28', 45, 2_300_000),
  start: day('2026-01-31', 38, 2_000_000),
  firstDay: '2025-11-03',
  critical: 6,
  revenueAtRisk: [{ currency: 'EUR', amount: 410_000 }],
  isConverted: true,
  forecast: [{ currency: 'EUR', rate: 0.91, low: 0.87, high: 0.95, basis: 'calibrated' }],
  moves: {
    compared: 470,
    unseen: 12,
    remodelled: 5,
    improved: 31,
    declined: 44,
    steps: [
      { from: 'green', to: 'green', accounts: 300 },
      { from: 'green', to: 'yellow', accounts: 25 },
      { from: 'yellow', to: 'red', accounts: 12 },
    ],
  },
  signals: [{ signal: 'login_trend_14d', accounts: 14 }],
  segments: [cohort('smb', 200, 60, 0.14), cohort(null, 20, 60, 0.05)],
  recent: { recent: cohort('2025 H2', 40, 71, 0.06), earlier: cohort(null, 430, 66, 0.09) },
  topAtRisk: Array.from({ length: 10 }, (_none, index) => ({
    accountId: `a${index}`,
    name: index === 0 ? 'Globex' : `Account ${index}`,
    score: 22,
    arr: 400_000,
    currency: 'EUR',
    reason: 'Logins down 41% in 14 days',
  })),
  interventions: [
    { action: 'call', alerts: 12, recovered: 8 },
    { action: null, alerts: 14, recovered: 2 },
  ],
  expansion: {
    accounts: 23,
    arr: [{ currency: 'EUR', amount: 2_100_000 }],
    estimate: [{ currency: 'EUR', amount: 310_000 }],
  },
  rescued: { accounts: 4, arr: [{ currency: 'EUR', amount: 220_000 }], names: ['Acme', 'Beta', 'Gamma'] },
  inProgress: { accounts: 12, arr: [{ currency: 'EUR', amount: 1_100_000 }], names: [] },
  load: { reps: 9, overloaded: 3, most: 15, budget: 12, told: 80, missed: 3 },
  acted: { part: 40, whole: 54 },
  activity: {
    people: 5,
    accounts: 140,
    byKind: [
      { kind: 'call', count: 90 },
      { kind: 'email', count: 80 },
      { kind: null, count: 2 },
    ],
    atRisk: { part: 38, whole: 45 },
  },
  references: { accounts: 12, arr: [], names: ['Delta', 'Epsilon'] },
  outcomes: [
    { outcome: 'churned', accounts: 2, arr: [{ currency: 'EUR', amount: -80_000 }] },
    { outcome: 'renewed', accounts: 12, arr: [] },
  ],
  retention: {
    takenOn: '2026-01-02',
    rates: [
      {
        currency: 'EUR',
        accounts: 400,
        arrThen: 10_000_000,
        arrNow: 10_400_000,
        arrKept: 9_300_000,
        netRate: 1.04,
        grossRate: 0.93,
        gone: 9,
      },
    ],
  },
  recommendations: [
    { area: 'product', kind: 'signal', signal: 'login_trend_14d', accounts: 14, declined: 44 },
    { area: 'process', kind: 'late', acted: { part: 40, whole: 54 } },
    { area: 'process', kind: 'untouched', atRisk: { part: 30, whole: 45 } },
    {
      area: 'process',
      kind: 'action',
      better: { action: 'call', alerts: 12, recovered: 8 },
      worse: { action: 'email', alerts: 10, recovered: 2 },
    },
    {
      area: 'resources',
      kind: 'overload',
      load: { reps: 9, overloaded: 3, most: 15, budget: 12, told: 80, missed: 3 },
    },
    { area: 'resources', kind: 'segment', segment: 'smb', redShare: 0.22, overall: 0.09, accounts: 200 },
  ],
  histogram: [],
  trend: [],
};
export const QUARTER: ExecReport = { ...MONTH, length: 'quarter', from: '2026-01-01', until: '2026-03-31' };
