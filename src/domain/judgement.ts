import type { Band } from './band';

/** Why an alert was no use to whoever got it (R84). */
export const FEEDBACK_REASONS = [
  'wrong_data',
  'known',
  'no_risk',
  'too_late',
  'wrong_person',
  'no_action',
  'other',
] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** What a person says about a score they were asked to look at (R85). */
export const SPOT_CHECK_VERDICTS = ['agree', 'too_high', 'too_low', 'cannot_tell'] as const;
export type SpotCheckVerdict = (typeof SPOT_CHECK_VERDICTS)[number];

/** Why an account was drawn for a look, the strongest first; `chance`: nothing but the lot. */
export const SPOT_CHECK_GROUNDS = ['band_changed', 'near_edge', 'judged', 'high_arr', 'untouched', 'chance'] as const;
export type SpotCheckGround = (typeof SPOT_CHECK_GROUNDS)[number];

/** What someone wrote at a review of an account (R174); at least one of the three says something. */
export type NoteText = { changed: string | null; trends: string | null; action: string | null };
export type AccountNote = NoteText & { noteId: string; byName: string; writtenAt: Date };

/** A score as it was when someone was asked to look at it, and what they said. */
export type SpotCheck = {
  spotCheckId: string;
  accountId: string;
  accountName: string;
  month: string; // its first day
  reviewerEmail: string;
  score: number | null;
  band: Band;
  reason: string | null;
  verdict: SpotCheckVerdict | null; // null: not looked at yet
  note: string | null;
  checkedByName: string | null;
  checkedAt: Date | null;
};

/** What one person is asked to look at in one month: kept as it was drawn. */
export type SpotCheckList = {
  month: string; // its first day
  checks: readonly (Pick<SpotCheck, 'spotCheckId' | 'accountId' | 'accountName' | 'score' | 'band' | 'reason'> & {
    ground: SpotCheckGround;
  })[];
};
