import type { MonthlyReview } from '../../../src/domain/monthly-review';

/** A month in which nothing happened and everything is connected. */
export function buildReview(changes: Partial<MonthlyReview> = {}): MonthlyReview {
  return {
    from: '2026-10-01',
    until: '2026-10-31',
    leadDays: 30,
    outcomes: {
      isConnected: true,
      caught: 0,
      falsePositives: 0,
      falseNegatives: 0,
      quiet: 0,
      notJudged: 0,
      missed: [],
      alarmed: [],
      missedArr: [],
      alarmedArr: [],
    },
    predictions: { right: 0, wrong: 0, unknown: 0, open: 0 },
    alerts: {
      told: 0,
      untold: 0,
      acted: { part: 0, whole: 0 },
      falseAlarms: { part: 0, whole: 0 },
      ignored: [],
      noisy: [],
      useless: [],
    },
    feedback: { given: 0, reasons: [], triggers: [] },
    judgements: { made: 0, right: { person: 0, model: 0, even: 0, open: 0, unknown: 0 }, byPerson: [] },
    spotChecks: { drawn: 0, verdicts: { agree: 0, too_high: 0, too_low: 0, cannot_tell: 0 }, open: [], late: 0 },
    plays: [],
    quality: { quarantined: [], quarantinedRows: 0, failedRuns: [], slo: [], missing: [] },
    advice: [],
    cases: [],
    ...changes,
  };
}
