/** What must be known of every account, and a person may enter where no source does (R231). */
export const ENTERED_FIELDS = ['executive_sponsor', 'champion', 'renewal_on', 'arr'] as const;
export type EnteredField = (typeof ENTERED_FIELDS)[number];

/** A person of the customer's; a day (YYYY-MM-DD); an amount per year in the account's currency. */
export type EnteredValue = { name: string; email: string | null } | { day: string } | { amount: number };
