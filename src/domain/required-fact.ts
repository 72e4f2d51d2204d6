import type { EnteredField, EnteredValue } from './entered-fact';

/** What can be required of every account (R231). `owner`: an AE or CSM who is in people.csv; who that is only a source says. */
export const REQUIRED_FACTS = ['executive_sponsor', 'champion', 'renewal_on', 'arr', 'owner'] as const;
export type RequiredFact = (typeof REQUIRED_FACTS)[number];

/** Which facts are known of one account, whoever said so. */
export type KnownFacts = Readonly<Record<RequiredFact, boolean>>;

/** Of how many customers one fact is unknown. */
export type Completeness = { fact: RequiredFact; accounts: number; unknown: number };

/** What a person entered, as it stands. */
export type EnteredFact = { field: EnteredField; value: EnteredValue; byName: string; enteredAt: Date };

/** What of an account's required facts is missing, and what people entered because no source knows it. */
export type AccountFacts = { missing: readonly RequiredFact[]; entered: readonly EnteredFact[] };

/** A customer of the viewer's of which something required is unknown. */
export type LackingAccount = {
  accountId: string;
  name: string;
  arr: number | null;
  currency: string | null;
  missing: readonly RequiredFact[];
};

/** `total` of the viewer's customers lack something; `rows`: those with most ARR first. */
export type Lacking = { total: number; rows: readonly LackingAccount[] };

/** One thing that is filled in, or changed. */
export type FactForm = AccountFacts & { accountId: string; name: string; currency: string | null };

/** What a form says. Null: its field was left empty. */
export type FactAnswers = Partial<Record<EnteredField, EnteredValue | null>>;
