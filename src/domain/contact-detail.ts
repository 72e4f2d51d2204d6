import type { ContactHealth } from './contact';

/** One page of the people at a customer, key people first. `listed`: all that can be paged through; `known`: who has not left. */
export type PeoplePage = {
  accountId: string;
  name: string;
  people: readonly ContactHealth[];
  page: number; // from 0
  pages: number;
  listed: number;
  known: number;
};

/** An answer to a survey, and what was written with it. */
export type SurveyAnswer = { score: number; at: Date; comment: string | null };

/** An alert that was about this person. `clearedAt` null: what opened it still holds. */
export type PersonAlert = { reason: string; firedAt: Date; clearedAt: Date | null };

/** All that is known of one person (R189). Sources count use and tickets by account, not by person. */
export type PersonDetail = {
  accountId: string;
  accountName: string;
  health: ContactHealth;
  standing: { aheadOf: number; of: number } | null; // colleagues not seen as lately, of those whose last visit is known
  answers: readonly SurveyAnswer[]; // newest first
  alerts: readonly PersonAlert[]; // newest first
};
