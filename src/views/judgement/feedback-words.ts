import type { FeedbackReason } from '../../domain/judgement';

/** Why an alert was no use, as a form offers it. */
export const FEEDBACK_CHOICES: Record<FeedbackReason, string> = {
  wrong_data: 'The data was wrong',
  known: 'I knew it already',
  no_risk: 'There was no risk',
  too_late: 'It came too late',
  wrong_person: 'It was not for me',
  no_action: 'There was nothing I could do',
  other: 'Something else',
};

/** The same in the middle of a line of counts. */
export const FEEDBACK_WORDS: Record<FeedbackReason, string> = {
  wrong_data: 'wrong data',
  known: 'known already',
  no_risk: 'no risk',
  too_late: 'too late',
  wrong_person: 'wrong person',
  no_action: 'nothing to do',
  other: 'other',
};

export const THANKS =
  'Thank you. RevOps reads this every month and tunes or switches off what is of no use. The alert stays as it is.';
