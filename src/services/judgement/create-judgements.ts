import type { AccountCardDeps } from '../read-account-card';
import type { FindViewer } from '../find-viewer';
import { createCheckScore, type CheckScore } from './check-score';
import { createGiveFeedback, type GiveFeedback } from './give-feedback';
import { createJudgeAccount, type JudgeAccount } from './judge-account';
import { createReviewNotes, type ReviewNotes } from './review-notes';

/** What people say beside the numbers: read by people and reports, never by what scores or alerts. */
export type Judgements = ReviewNotes & JudgeAccount & GiveFeedback & CheckScore;

export type JudgementDeps = AccountCardDeps & { findViewer: FindViewer };

export function createJudgements(deps: JudgementDeps): Judgements {
  return {
    ...createReviewNotes(deps),
    ...createJudgeAccount(deps),
    ...createGiveFeedback(deps),
    ...createCheckScore(deps),
  };
}
