import type { Band } from './band';
import type { CustomerFacts } from './customer-report';
import type { Stream } from './stream';

/** What a call is about (R218–R220). */
export const GUIDE_KINDS = ['check_in', 'renewal', 'churn_risk'] as const;
export type GuideKind = (typeof GUIDE_KINDS)[number];

/** What is offered in it (R222): by what the account shows, not by what the call is called. */
export const OUTREACHES = ['re_engage', 'intervene', 'expand', 'reconnect', 'settle'] as const;
export type Outreach = (typeof OUTREACHES)[number];

/** What moved the account most, as its last score said. */
export type CallDriver = { signal: string; stream: Stream | null; value: number | null };

/** People at the customer by what they are there; null: nobody known by name. */
export type CallContacts = { sponsor: string | null; champion: string | null; admin: string | null };

/**
 * Whom a call is about. Of its score only what the caller reads beside the draft: what is said to the customer is made of `facts`, `driver`,
 * the names and the dates.
 */
export type CallSubject = {
  accountId: string;
  accountName: string;
  senderName: string;
  contacts: CallContacts;
  health: {
    band: Band;
    score: number | null;
    reason: string | null;
    action: string | null;
    actionDueOn: string | null;
  } | null; // null: not scored yet
  driver: CallDriver | null;
  outreach: Outreach;
  suggested: GuideKind;
  facts: CustomerFacts;
  renewalOn: string | null;
  daysToRenewal: number | null; // negative: it has passed
  today: string; // YYYY-MM-DD, where the caller is
};
