import type { AccountGroup, FleetDay, Portfolio } from '../../src/domain/portfolio';
import { NOW } from './cards';

const EUR = (amount: number) => [{ currency: 'EUR', amount }];

export const group = (accounts: number, share: number | null, arr: number | null = null): AccountGroup => ({
  accounts,
  share,
  arr: arr === null ? [] : EUR(arr),
});

const day = (on: string, red: number): FleetDay => ({
  day: on,
  accounts: 480,
  byBand: { red, yellow: 125, green: 480 - red - 125, unknown: 0 },
  atRiskArr: EUR(2_000_000),
  meanScore: 70,
});

/** The example of R179: 487 accounts, 312 healthy, 45 at risk. */
export function buildSamplePortfolio(changes: Partial<Portfolio> = {}): Portfolio {
  return {
    summary: {
      pods: null,
      readAt: NOW,
      total: group(487, 1, 30_000_000),
      byBand: {
        red: group(45, 45 / 487, 2_300_000),
        yellow: group(130, 130 / 487, 7_700_000),
        green: group(312, 312 / 487, 20_000_000),
        unknown: group(0, 0),
      },
      critical: 5,
      unscored: 0,
      isConverted: false,
      revenueAtRisk: EUR(400_000),
      change: { since: '2026-10-24', atRiskAccounts: 4, atRiskArr: EUR(300_000) },
    },
    histogram: [],
    trend: [day('2026-05-25', 38), day('2026-11-23', 45)],
    topAtRisk: [ACME],
    fallen: { accounts: 7, top: [ACME] },
    renewals: { all: group(38, 0.08, 1_200_000), atRisk: group(6, 0.01, 300_000) },
    expansion: { accounts: 23, arr: EUR(1_500_000), estimate: EUR(120_000) },
    retention: [{ currency: 'EUR', rate: 0.91, low: 0.88, high: 0.94, basis: 'calibrated' }],
    retained: { customers: 440, left: 26 },
    nps: { score: 31, responses: 84 },
    tiers: [{ tier: 1, accounts: 58, share: 0.12, expected: [0.1, 0.15] }],
    concentration: [],
    cohorts: {
      by: 'segment',
      rows: [{ name: 'mid_market', accounts: 130, medianScore: 64.5, redShare: 0.2, change90: -2.42, changed: 120 }],
    },
    recent: null,
    ...changes,
  };
}

const ACME = {
  accountId: 'acme',
  name: 'Acme',
  score: 31,
  change30: -24,
  arr: 120_000,
  currency: 'EUR',
  renewalOn: '2027-03-31',
  reason: 'Logins down 41% in 14 days',
  action: 'book a usage review',
  actionDueOn: '2026-11-27',
};
