import type { Segment } from './account';
import type { Band } from './band';
import type { Attention } from './insight';
import type { TrendClass } from './score';
import type { Tier } from './trigger';

/** Lists everyone has: the review order (R170), the saved filters of R165–R169, and everything. */
export const BUILT_IN_LISTS = [
  'review',
  'renewal_risk',
  'expansion_ready',
  'needs_attention',
  'high_value_at_risk',
  'priority',
  'all',
] as const;
export type BuiltInList = (typeof BUILT_IN_LISTS)[number];
/** A list by name, or one that someone saved, by the id of its row. */
export type ListKey = BuiltInList | `own:${string}`;

/** R185. `recommended`: the list's own order, closest renewal and then lowest score inside (R171). */
export const LIST_SORTS = ['recommended', 'lowest_score', 'biggest_drop', 'soonest_renewal', 'highest_arr'] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** Which page of which list, in which order; pages count from 1. */
export type ListState = { list: ListKey; sort: ListSort; page: number };

export const RENEWAL_WINDOWS = [30, 60, 90] as const; // R186, days
export const PORTFOLIO_TIERS = [1, 2, 3, 4, 5] as const;

/** All that is named must hold. What is not known of an account never holds. `Below` and `Above` leave the limit itself out. */
export type Conditions = {
  bands?: readonly Band[] | undefined;
  segment?: Segment | undefined;
  renewalWithinDays?: number | undefined; // from today on, the last day included
  hasOpenAlert?: true | undefined;
  scoreBelow?: number | undefined;
  scoreAbove?: number | undefined;
  arrAbove?: number | undefined; // per year, at the currency rates
  usageDownBy?: number | undefined; // by more than this share in 30 days: 0.3 = 30%
  usageUpBy?: number | undefined;
  adoptionAbove?: number | undefined; // 0–1
  tier?: number | undefined; // 1–5
  isReadyToExpand?: true | undefined;
};

/** Accounts for which any of the alternatives holds. */
export type ListRule = readonly Conditions[];

/** Limits of the lists everyone has, spelt as `filters` of barometer.yaml and handed in as they were read. */
export type ListLimits = {
  renewal_risk: { renewal_days: number; score_below: number };
  expansion_ready: { score_above: number; adoption_above: number };
  needs_attention: { usage_drop: number };
  high_value_at_risk: { arr_above: number; score_below: number };
  priority: { renewal_days: number; score_below: number; usage_growth: number };
};

/** R170, in the order of review: an account stands in the first that takes it. */
export const REVIEW_GROUPS = ['alerts', 'renewal', 'at_risk', 'expansion', 'disengaged'] as const;
export type ReviewGroup = (typeof REVIEW_GROUPS)[number];

/** What an account asks for (R172; X22, X24), the most pressing first. */
export const ACCOUNT_FLAGS = [
  'call_today',
  'schedule_this_week',
  'schedule_this_quarter',
  'expansion_talk',
  'standard_cadence',
  'not_known',
] as const;
export type AccountFlag = (typeof ACCOUNT_FLAGS)[number];

/** The open alert of an account, as a list tells it. Snoozed: its owner put it off, so it asks for nothing until it wakes. */
export type ListAlert = { tier: Tier; isSnoozed: boolean };

/** What is said of an account and what to do about it. */
export type Advice = { reason: string | null; action: string | null; actionDueOn: string | null };

/** One account of a list (R184). */
export type ListRow = Advice & {
  accountId: string;
  name: string;
  band: Band;
  score: number | null; // null: not known, or too little was seen
  change30: number | null; // points
  trend: TrendClass;
  arr: number | null;
  currency: string | null;
  renewalOn: string | null; // YYYY-MM-DD
  lastTouchAt: Date | null; // last contact with the customer
  alert: ListAlert | null;
  alerts: number; // triggers of its open alert that still hold
  usageChange30: number | null; // −1 and up
  group: ReviewGroup | null; // null: the list is not the review order, or no group takes it
  flag: AccountFlag;
  attention: Attention; // how soon it is looked at when nothing presses
};

/** R178: every account of the viewer stands in one of the first three, or too little is known. */
export type Triage = { atRisk: number; stable: number; expansionReady: number; notKnown: number };

export type OwnList = { filterId: string; name: string };

/** A page of a list. `total` accounts are on the list, of `accounts` that the viewer may see. */
export type AccountList = {
  state: ListState;
  own: readonly OwnList[];
  conditions: Conditions | null; // of a list someone saved
  limits: ListLimits;
  rows: readonly ListRow[];
  pageSize: number;
  total: number;
  accounts: number;
  triage: Triage;
  isUsageStale: boolean; // R30: expansion is held back
  arrRule: 'one_currency' | 'rates' | 'as_they_stand'; // how amounts on the list compare
};
