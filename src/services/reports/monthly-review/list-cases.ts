import type { FeedbackRow, SpotCheckRow } from '../../../db/queries/review-voices';
import type { GradedPrediction } from '../../../db/queries/review-outcomes';
import type { JudgedOutcome, ReviewCase } from '../../../domain/monthly-review';
import { FEEDBACK_WORDS } from '../../../views/judgement/feedback-words';
import { VERDICT_WORDS } from '../../../views/judgement/verdict-words';
import { triggerWords } from '../../../views/trigger-words';
import { bandWord } from '../../../views/wording';
import { isAlarmed, isMissed } from './review-outcomes';

/** A month of a hundred thousand accounts still opens in a spreadsheet, and is kept in one row. */
const MOST_CASES = 2000;

type CaseSources = {
  outcomes: readonly JudgedOutcome[];
  predictions: readonly GradedPrediction[];
  feedback: readonly FeedbackRow[];
  spotChecks: readonly SpotCheckRow[];
};

/** Everything that went otherwise than was said, for the file under the review: what was missed first. Pure; never throws. */
export function listCases({ outcomes, predictions, feedback, spotChecks }: CaseSources): ReviewCase[] {
  return [
    ...outcomes.filter(isMissed).map((one) => ofOutcome('missed', one)),
    ...outcomes.filter(isAlarmed).map((one) => ofOutcome('false_alarm', one)),
    ...predictions.filter(({ verdict }) => verdict === 'wrong').map(ofPrediction),
    ...spotChecks.flatMap(ofSpotCheck),
    ...feedback.map(ofFeedback),
  ].slice(0, MOST_CASES);
}

type Account = Pick<JudgedOutcome, 'accountId' | 'name' | 'pod' | 'arr' | 'currency'>;
const accountOf = ({ accountId, name, pod, arr, currency }: Account) => ({
  accountId,
  account: name,
  pod,
  arr,
  currency,
});

const sayScore = ({ band, score }: Pick<JudgedOutcome, 'band' | 'score'>): string =>
  score === null ? bandWord(band) : `${bandWord(band)} ${score}`;

const ofOutcome = (kind: 'missed' | 'false_alarm', one: JudgedOutcome): ReviewCase => ({
  ...accountOf(one),
  kind,
  on: one.effectiveOn,
  said: sayScore(one),
  came: one.outcome,
  note: null,
  by: null,
});

const ofPrediction = (one: GradedPrediction): ReviewCase => ({
  ...accountOf(one),
  kind: 'wrong_prediction',
  on: one.dueOn,
  said: one.claim,
  came: 'did not come',
  note: null,
  by: null,
});

/** Only where somebody sees it otherwise. */
function ofSpotCheck(one: SpotCheckRow): ReviewCase[] {
  const { verdict, note, checkedByName, drawnOn } = one;
  if (verdict !== 'too_high' && verdict !== 'too_low') return [];
  const told = { said: sayScore(one), came: VERDICT_WORDS[verdict], note, by: checkedByName };
  return [{ ...accountOf(one), kind: 'spot_check', on: drawnOn, ...told }];
}

const ofFeedback = (one: FeedbackRow): ReviewCase => ({
  ...accountOf(one),
  kind: 'feedback',
  on: one.givenOn,
  said: triggerWords(one.trigger),
  came: FEEDBACK_WORDS[one.reason],
  note: one.note,
  by: one.byName,
});
