import type { Amounts } from './portfolio';
import type { Band } from './band';
import type { Share } from './effectiveness';
import type { FeedbackReason, SpotCheckVerdict } from './judgement';
import type { Stream } from './stream';
import type { TriggerId } from './trigger';

/** An account that stayed or left in the month, with the band it had when there was still time. `band` unknown: it was not judged. */
export type JudgedOutcome = {
  accountId: string;
  name: string;
  pod: string | null;
  arr: number | null;
  currency: string | null;
  outcome: 'churned' | 'renewed' | 'expanded';
  effectiveOn: string; // YYYY-MM-DD
  band: Band;
  score: number | null;
};

/** How Red did (X20): positive = predicted churn. Accounts. */
export type OutcomeReview = {
  isConnected: boolean; // outcomes.csv has ever said anything
  caught: number; // Red, and left
  falsePositives: number; // Red, and stayed
  falseNegatives: number; // not Red, and left; those not judged among them
  quiet: number; // not Red, and stayed
  notJudged: number; // of all of them
  missed: readonly JudgedOutcome[]; // the false negatives that paid most
  alarmed: readonly JudgedOutcome[]; // the false positives that paid most
  missedArr: Amounts;
  alarmedArr: Amounts;
};

/** What advice on one driver came to (R86). */
export type PlayReview = {
  signal: string;
  alerts: number; // told
  acted: number; // with an action logged, whenever
  saved: number; // of those acted on, as the rest
  lost: number;
  falseAlarm: number;
};

export type FeedbackReview = {
  given: number;
  reasons: readonly { reason: FeedbackReason; count: number }[];
  triggers: readonly { trigger: TriggerId; count: number }[];
};

export type SpotCheckReview = {
  drawn: number;
  verdicts: Record<SpotCheckVerdict, number>;
  open: readonly { name: string; count: number }[]; // who has not answered yet
  late: number; // answers of this month for earlier ones
};

export type JudgementReview = {
  made: number; // in the month
  right: { person: number; model: number; even: number; open: number; unknown: number }; // of those of half a year
  byPerson: readonly { name: string; person: number; model: number }[];
};

export type QualityReview = {
  quarantined: readonly { source: string; stream: Stream; reason: string; rows: number }[];
  quarantinedRows: number;
  failedRuns: readonly { source: string; stream: Stream; runs: number }[];
  slo: readonly { source: string; stream: string; keptRate: number | null; days: number }[];
  missing: readonly Stream[]; // no source has ever delivered them
};

export type AlertReview = {
  told: number;
  untold: number;
  acted: Share; // within five business days, of those due
  falseAlarms: Share; // of those judged
  ignored: readonly { trigger: TriggerId; acted: Share }[]; // of 90 days, as the rest
  noisy: readonly { trigger: TriggerId; falseAlarms: Share }[];
  useless: readonly { trigger: TriggerId; said: Share; topReason: FeedbackReason }[];
};

/** What the numbers ask for: each names the one place where it is mended. */
export type ReviewAdvice =
  | { kind: 'late_source'; source: string; stream: string; keptRate: number }
  | { kind: 'quarantine'; source: string; stream: Stream; reason: string; rows: number }
  | { kind: 'misses'; missed: Share }
  | { kind: 'false_positives'; wrong: Share }
  | { kind: 'tune'; trigger: TriggerId; falseAlarms: Share }
  | { kind: 'switch_off'; trigger: TriggerId; acted: Share }
  | { kind: 'useless'; trigger: TriggerId; said: Share; topReason: FeedbackReason }
  | { kind: 'play'; signal: string; alerts: number }
  | { kind: 'bias'; verdict: 'too_high' | 'too_low'; said: Share }
  | { kind: 'people_know'; person: number; model: number }
  | { kind: 'unanswered'; answered: Share }
  | { kind: 'connect'; stream: Stream };

/** A row of the file under the review: one thing that went otherwise than was said. */
export type ReviewCase = {
  kind: 'missed' | 'false_alarm' | 'wrong_prediction' | 'feedback' | 'spot_check';
  accountId: string;
  account: string;
  pod: string | null;
  arr: number | null;
  currency: string | null;
  on: string; // YYYY-MM-DD
  said: string; // by the model, the alert or the person
  came: string;
  note: string | null;
  by: string | null;
};

/** How right Barometer was in one calendar month, and what to do about it ([004], R83–R86). */
export type MonthlyReview = {
  from: string;
  until: string; // its last day
  leadDays: number; // how long before the end the band is looked at
  outcomes: OutcomeReview;
  predictions: { right: number; wrong: number; unknown: number; open: number };
  alerts: AlertReview;
  feedback: FeedbackReview;
  judgements: JudgementReview;
  spotChecks: SpotCheckReview;
  plays: readonly PlayReview[]; // of 90 days
  quality: QualityReview;
  advice: readonly ReviewAdvice[];
  cases: readonly ReviewCase[];
};
