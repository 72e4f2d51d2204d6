import type { AlertPrediction, GradeReason, HitRate, Verdict } from '../domain/prediction';
import { escapeMrkdwn } from './mrkdwn';
import { SHOWN } from './limits';
import { dayOf } from './wording';

/** Fewer graded predictions say nothing of the next one. */
const ENOUGH_GRADED = 5;

/** "Unless logins are back at 60 a week by Sat 12 Dec, Acme stays Red.", as it is kept: not escaped. */
export function sayClaim({
  goal,
  accountName,
  dueOn,
}: {
  goal: string | null;
  accountName: string;
  dueOn: string;
}): string {
  return goal === null
    ? `On ${dayOf(dueOn)} ${accountName} is still Red.`
    : `Unless ${goal} by ${dayOf(dueOn)}, ${accountName} stays Red.`;
}

const VERDICT_WORDS: Record<Verdict, string> = { right: '✓ right', wrong: '✗ wrong', unknown: 'nobody could tell' };

/** One line of an alert: what is claimed, how it ended, and how far the reason behind it has been trusted rightly. */
export function predictionLine(prediction: AlertPrediction | null, hitRate: HitRate | null): string | null {
  const parts = [
    ...(prediction === null ? [] : [`Checkable: ${escapeMrkdwn(prediction.claim, SHOWN.reason)}`]),
    ...(prediction?.verdict ? [`Graded: ${VERDICT_WORDS[prediction.verdict]}.`] : []),
    ...[sayHitRate(hitRate)].flatMap((said) => said ?? []),
  ];
  return parts.length === 0 ? null : parts.join(' ');
}

/** "This reason was right 14 of 19 times.", from five on. */
export function sayHitRate(hitRate: HitRate | null): string | null {
  if (hitRate === null) return null;
  const graded = hitRate.right + hitRate.wrong;
  return graded < ENOUGH_GRADED ? null : `This reason was right ${hitRate.right} of ${graded} times.`;
}

const WHY: Record<GradeReason, string> = {
  left: 'the customer left',
  stayed_red: 'it did not get there, and the account is still Red',
  recovered_and_left_red: 'it got there, and the account left Red',
  recovered_but_red: 'it got there, but the account is still Red',
  left_red_without: 'it did not get there, but the account left Red',
  not_known: 'there was too little data to tell',
};

/** How a prediction ended, for the thread: "right: it did not get there, and the account is still Red. Claimed: Unless …". Not escaped. */
export function sayGrade(args: { verdict: Verdict; why: GradeReason; claim: string; isBandOnly: boolean }): string {
  const { verdict, why, claim, isBandOnly } = args;
  const because = isBandOnly && why !== 'left' && why !== 'not_known' ? BAND_ONLY[verdict] : WHY[why];
  return `${verdict}: ${because}. Claimed: ${claim}`;
}

const BAND_ONLY: Record<Verdict, string> = {
  right: 'the account is still Red',
  wrong: 'the account left Red',
  unknown: WHY.not_known,
};
