import { z } from 'zod';
import { BANDS } from '../../../domain/band';
import { FEEDBACK_REASONS } from '../../../domain/judgement';
import type { MonthlyReview, ReviewAdvice } from '../../../domain/monthly-review';
import { STREAMS } from '../../../domain/stream';
import { TRIGGERS } from '../../../domain/trigger';
import { Amounts, count, rate, Share, text } from '../exec/plain-content';

const trigger = z.enum(TRIGGERS);
const stream = z.enum(STREAMS);
const topReason = z.enum(FEEDBACK_REASONS);
const word = z.string();
const kindOf = <const Kind extends string>(kind: Kind) => z.literal(kind);

const Outcome = z.object({
  accountId: word,
  name: word,
  pod: text,
  arr: count.nullable(),
  currency: text,
  outcome: z.enum(['churned', 'renewed', 'expanded']),
  effectiveOn: word,
  band: z.enum(BANDS),
  score: count.nullable(),
});
const Case = z.object({
  kind: z.enum(['missed', 'false_alarm', 'wrong_prediction', 'feedback', 'spot_check']),
  accountId: word,
  account: word,
  pod: text,
  arr: count.nullable(),
  currency: text,
  on: word,
  said: word,
  came: word,
  note: text,
  by: text,
});
const Quarantined = z.object({ source: word, stream, reason: word, rows: count });
const Useless = z.object({ trigger, said: Share, topReason });
const Noisy = z.object({ trigger, falseAlarms: Share });
const Ignored = z.object({ trigger, acted: Share });

const Advice: z.ZodType<ReviewAdvice> = z.discriminatedUnion('kind', [
  z.object({ kind: kindOf('late_source'), source: word, stream: word, keptRate: rate }),
  Quarantined.extend({ kind: kindOf('quarantine') }),
  z.object({ kind: kindOf('misses'), missed: Share }),
  z.object({ kind: kindOf('false_positives'), wrong: Share }),
  Noisy.extend({ kind: kindOf('tune') }),
  Ignored.extend({ kind: kindOf('switch_off') }),
  Useless.extend({ kind: kindOf('useless') }),
  z.object({ kind: kindOf('play'), signal: word, alerts: count }),
  z.object({ kind: kindOf('bias'), verdict: z.enum(['too_high', 'too_low']), said: Share }),
  z.object({ kind: kindOf('people_know'), person: count, model: count }),
  z.object({ kind: kindOf('unanswered'), answered: Share }),
  z.object({ kind: kindOf('connect'), stream }),
]);

/** The review as it is kept. */
export const MonthlyReviewContent: z.ZodType<MonthlyReview> = z.object({
  from: word,
  until: word,
  leadDays: count,
  outcomes: z.object({
    isConnected: z.boolean(),
    caught: count,
    falsePositives: count,
    falseNegatives: count,
    quiet: count,
    notJudged: count,
    missed: z.array(Outcome),
    alarmed: z.array(Outcome),
    missedArr: Amounts,
    alarmedArr: Amounts,
  }),
  predictions: z.object({ right: count, wrong: count, unknown: count, open: count }),
  alerts: z.object({
    told: count,
    untold: count,
    acted: Share,
    falseAlarms: Share,
    ignored: z.array(Ignored),
    noisy: z.array(Noisy),
    useless: z.array(Useless),
  }),
  feedback: z.object({
    given: count,
    reasons: z.array(z.object({ reason: topReason, count })),
    triggers: z.array(z.object({ trigger, count })),
  }),
  judgements: z.object({
    made: count,
    right: z.object({ person: count, model: count, even: count, open: count, unknown: count }),
    byPerson: z.array(z.object({ name: word, person: count, model: count })),
  }),
  spotChecks: z.object({
    drawn: count,
    verdicts: z.object({ agree: count, too_high: count, too_low: count, cannot_tell: count }),
    open: z.array(z.object({ name: word, count })),
    late: count,
  }),
  plays: z.array(z.object({ signal: word, alerts: count, acted: count, saved: count, lost: count, falseAlarm: count })),
  quality: z.object({
    quarantined: z.array(Quarantined),
    quarantinedRows: count,
    failedRuns: z.array(z.object({ source: word, stream, runs: count })),
    slo: z.array(z.object({ source: word, stream: word, keptRate: rate.nullable(), days: count })),
    missing: z.array(stream),
  }),
  advice: z.array(Advice),
  cases: z.array(Case),
});
