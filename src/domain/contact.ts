export const CONTACT_ROLES = ['executive_sponsor', 'champion', 'admin', 'user'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** One person at a customer as the sources tell of them; `npsScore` is their own latest answer. */
export type ContactFacts = {
  contactId: string;
  name: string | null;
  email: string | null;
  role: ContactRole | null;
  department: string | null;
  lastSeenAt: Date | null;
  leftOn: string | null; // YYYY-MM-DD
  npsScore: number | null; // 0–10
  npsAt: Date | null;
};

/** `unknown`: the source does not say when they were last seen. Active and slipping have been seen in 30 days, dormant has not. */
export type ContactState = 'active' | 'slipping' | 'dormant' | 'left' | 'unknown';

/** How one person stands. `score` 0–100, null when nothing tells it or they have left. `reason`: a sentence without full stop, without their name. */
export type ContactHealth = { contact: ContactFacts; score: number | null; state: ContactState; reason: string };

/** The people of an account in a few numbers; who has left is in none of them. */
export type PeopleCounts = {
  known: number;
  seenKnown: number; // whose last visit is known
  active30: number; // seen in the last 30 days
  departments: number;
  departmentsActive30: number;
};

/** Where the use of paid seats lies on the one curve of X28. */
export type SeatUseState = 'waste' | 'alert' | 'neutral' | 'signal' | 'task';
/** How much of what is paid for is in use (R93). */
export type AdoptionState = 'at_risk' | 'stable' | 'strong';

/** What an account's card says of its people. `key`: sponsors and champions, the most worrying first. */
export type AccountPeople = { counts: PeopleCounts; key: readonly ContactHealth[] };
