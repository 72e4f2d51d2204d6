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

/** How NPS names who answers (R116). */
export type NpsClass = 'promoter' | 'passive' | 'detractor';

/** An answer to a survey, and what was written with it. */
export type SurveyAnswer = { score: number; at: Date; comment: string | null };
export type NamedAnswer = SurveyAnswer & { npsClass: NpsClass };

/** An alert that was about this person. `clearedAt` null: what opened it still holds. */
export type PersonAlert = { reason: string; firedAt: Date; clearedAt: Date | null };

/** All that is known of one person (R189). Sources count use and tickets by account, not by person. */
export type PersonDetail = {
  accountId: string;
  accountName: string;
  health: ContactHealth;
  standing: { aheadOf: number; of: number } | null; // colleagues not seen as lately, of those whose last visit is known
  answers: readonly NamedAnswer[]; // newest first
  voice: NpsClass | null; // of the latest answer, while it says something of today; null: none does, or they have left
  alerts: readonly PersonAlert[]; // newest first
};
