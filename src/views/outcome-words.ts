import type { Outcome } from '../domain/alert';

/** As a form offers them. */
export const OUTCOME_CHOICES: Record<Outcome, string> = {
  saved: 'Saved: the account is safe again',
  lost: 'Lost: the customer is leaving',
  false_alarm: 'False alarm: it was never at risk',
  nothing_yet: 'Nothing yet: closed without an outcome',
};

/** As a message tells them. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  saved: 'saved',
  lost: 'lost',
  false_alarm: 'false alarm',
  nothing_yet: 'nothing yet',
};
