/** What a report to a customer looks back on: the calendar quarter, or 13 whole weeks. */
export const CUSTOMER_PERIODS = ['quarter', 'last_13_weeks'] as const;
export type CustomerPeriodKind = (typeof CUSTOMER_PERIODS)[number];

/** Days as YYYY-MM-DD, both inclusive. */
export type CustomerPeriod = { kind: CustomerPeriodKind; fromOn: string; untilOn: string };

/** At the end of the period and in the four weeks before it; null: not known. */
export type Progress = { now: number; atStart: number | null };

/**
 * Where the account stands among companies of its size, in use alone (R202): never below what is usual, nobody else's name or number.
 * `timesTypical`: its share over the median one; null where that says little.
 */
export type Benchmark = {
  measure: 'seats' | 'features';
  standing: 'top_quarter' | 'ahead' | 'level';
  timesTypical: number | null;
};

/**
 * All that a report to a customer is made of (R202, X21). There is deliberately no score, band, trend, reason, alert or money in it: what is
 * not here cannot be told. Null: not known, so nothing is said of it.
 */
export type CustomerFacts = {
  accountName: string;
  period: CustomerPeriod;
  users: Progress | null; // on the busiest day of a week, averaged over four weeks, whole
  features: Progress | null; // used on one day, likewise
  seats: number | null; // bought
  seatsAdded: number | null; // in the period; null where none or not known
  featuresBought: number | null;
  departments: number | null; // with someone seen in the last 30 days
  trainings: number | null; // held in the period
  reviews: number | null; // attended in the period
  requestsSolved: number | null; // in the period
  openRequests: number | null; // at its end, feature requests aside
  supportRating: { average: number; ratings: number } | null; // 1–5
  customerSinceOn: string | null;
  benchmarks: readonly Benchmark[];
  isGrowthWelcome: boolean; // whether more may be offered: never of an account that has other worries (R141)
};

/** What a person adds in their own words. */
export type CustomerWords = { senderName: string; goals: readonly string[]; outcome: string | null };

export const CUSTOMER_SECTIONS = ['wins', 'adoption', 'comparison', 'opportunities', 'goals'] as const;
export type CustomerSectionKind = (typeof CUSTOMER_SECTIONS)[number];

/** A part of a report; one without lines is not there. `note`: small print. */
export type CustomerSection = {
  kind: CustomerSectionKind;
  title: string;
  lines: readonly string[];
  note: string | null;
};

/** A figure that stands large on a slide: "78", "active users, up from 66". */
export type CustomerFigure = { value: string; label: string };

/** The report in words, from which the slides and the e-mail are both made (R204–R206). */
export type CustomerReport = {
  accountName: string;
  senderName: string;
  period: string;
  headline: string;
  sections: readonly CustomerSection[];
  figures: readonly CustomerFigure[];
  growth: { name: string; before: number; now: number } | null; // a chart, where there is growth to show
};
