import type { MonthlyReview, ReviewAdvice } from '../../../domain/monthly-review';

const MOST = 6; // what a month can mend
const SLO_BELOW = 0.9; // of the days looked at
const ENOUGH_DAYS = 7;
const ENOUGH_ENDED = 5;
const ENOUGH_SAID = 5;
const ENOUGH_CHECKS = 4;
const ONE_SIDED = 1 / 3;

type Seen = Omit<MonthlyReview, 'advice' | 'cases'>;

/**
 * What a month's numbers ask for (R83), at most six: first what spoils every score, then the model, the triggers, the playbook, last what is
 * not connected.
 *   late_source: under 90% of at least 7 days within its limit · quarantine: the reason with most rows
 *   misses: of at least 5 that left, half or more were not Red · false_positives: of at least 5 Red, half or more stayed
 *   tune, switch_off, useless: as `/health alerts` finds them · play: a driver of 3 alerts or more without one logged action
 *   bias: of at least 5 looked at, a third or more called too high, or too low · people_know: of at least 5, people right more often
 *   unanswered: of at least 4 asked, under half answered · connect: the first stream no source delivers
 * Empty where nothing stands out. Pure; never throws.
 */
export function advise(review: Seen): ReviewAdvice[] {
  return [
    ...onData(review),
    ...onScores(review),
    ...onTriggers(review),
    ...onPlays(review),
    ...onAnswers(review),
    ...review.quality.missing.slice(0, 1).map((stream) => ({ kind: 'connect' as const, stream })),
  ].slice(0, MOST);
}

function onData({ quality: { slo, quarantined } }: Seen): ReviewAdvice[] {
  const late = slo
    .flatMap(({ source, stream, keptRate, days }) =>
      keptRate !== null && days >= ENOUGH_DAYS && keptRate < SLO_BELOW ? [{ source, stream, keptRate }] : [],
    )
    .toSorted((a, b) => a.keptRate - b.keptRate);
  return [
    ...late.slice(0, 1).map((one) => ({ kind: 'late_source' as const, ...one })),
    ...quarantined.slice(0, 1).map((one) => ({ kind: 'quarantine' as const, ...one })),
  ];
}

function onScores({ outcomes, spotChecks: { verdicts }, judgements: { right } }: Seen): ReviewAdvice[] {
  const { caught, falseNegatives, falsePositives } = outcomes;
  const missed = { part: falseNegatives, whole: caught + falseNegatives };
  const wrong = { part: falsePositives, whole: caught + falsePositives };
  const judged = verdicts.agree + verdicts.too_high + verdicts.too_low;
  const bias = (['too_high', 'too_low'] as const).flatMap((verdict) =>
    judged >= ENOUGH_SAID && verdicts[verdict] / judged >= ONE_SIDED
      ? [{ kind: 'bias' as const, verdict, said: { part: verdicts[verdict], whole: judged } }]
      : [],
  );
  const { person, model } = right;
  return [
    ...(isHalf(missed) ? [{ kind: 'misses' as const, missed }] : []),
    ...(isHalf(wrong) ? [{ kind: 'false_positives' as const, wrong }] : []),
    ...bias,
    ...(person + model >= ENOUGH_SAID && person > model ? [{ kind: 'people_know' as const, person, model }] : []),
  ];
}

const isHalf = ({ part, whole }: { part: number; whole: number }): boolean =>
  whole >= ENOUGH_ENDED && part / whole >= 0.5;

function onTriggers({ alerts: { noisy, ignored, useless } }: Seen): ReviewAdvice[] {
  return [
    ...noisy.slice(0, 1).map((one) => ({ kind: 'tune' as const, ...one })),
    ...ignored.slice(0, 1).map((one) => ({ kind: 'switch_off' as const, ...one })),
    ...useless.slice(0, 1).map((one) => ({ kind: 'useless' as const, ...one })),
  ];
}

const onPlays = ({ plays }: Seen): ReviewAdvice[] =>
  plays
    .filter(({ acted }) => acted === 0)
    .slice(0, 1)
    .map(({ signal, alerts }) => ({ kind: 'play', signal, alerts }));

function onAnswers({ spotChecks: { drawn, verdicts } }: Seen): ReviewAdvice[] {
  const answered = Object.values(verdicts).reduce((sum, one) => sum + one, 0);
  const isFew = drawn >= ENOUGH_CHECKS && answered / drawn < 0.5;
  return isFew ? [{ kind: 'unanswered', answered: { part: answered, whole: drawn } }] : [];
}
