import type { AccountFlag, AccountList, BuiltInList, Conditions, ListLimits, ReviewGroup } from '../../domain/list';
import { bandWord, money } from '../wording';
import { LIST_NAMES } from './list-names';

/** The sign of R172 beside the words that say it. */
export const FLAG_SIGNS: Record<AccountFlag, string> = {
  call_today: '🔴',
  schedule_this_week: '🟡',
  schedule_this_quarter: '🟡',
  expansion_talk: '🔵',
  standard_cadence: '🟢',
  not_known: '⚪',
};

export const FLAG_WORDS: Record<AccountFlag, string> = {
  call_today: 'Call today',
  schedule_this_week: 'Schedule this week',
  schedule_this_quarter: 'Schedule this quarter',
  expansion_talk: 'Talk expansion',
  standard_cadence: 'Standard cadence',
  not_known: 'Too little data',
};

const share = (rate: number): string => `${Math.round(rate * 100)}%`;

/** Why the accounts that follow stand where they do. */
export function groupWords(group: ReviewGroup, limits: ListLimits): string {
  switch (group) {
    case 'alerts':
      return 'Open alerts';
    case 'renewal':
      return `Renewal within ${limits.priority.renewal_days} days`;
    case 'at_risk':
      return `At risk: score under ${limits.high_value_at_risk.score_below}`;
    case 'expansion':
      return 'Ready to expand';
    case 'disengaged':
      return `Recently disengaged: usage down more than ${share(limits.needs_attention.usage_drop)}`;
  }
}

/** The name of the list that is shown; of a person's own, as they gave it: not escaped. */
export function listTitle({ state, own }: Pick<AccountList, 'state' | 'own'>): string {
  const { list } = state;
  const mine = own.find(({ filterId }) => `own:${filterId}` === list);
  if (mine !== undefined) return mine.name;
  return isBuiltIn(list) ? LIST_NAMES[list] : 'Your list';
}

const isBuiltIn = (list: string): list is BuiltInList => list in LIST_NAMES;

/** What puts an account on the list, in words; every limit as it is configured. */
export function describeList({ state, conditions, limits }: AccountList): string {
  if (conditions !== null) return describeConditions(conditions);
  return isBuiltIn(state.list) ? DESCRIPTIONS[state.list](limits) : '';
}

const DESCRIPTIONS: Record<BuiltInList, (limits: ListLimits) => string> = {
  review: () => 'each account once, the most pressing group first; inside, closest renewal, then lowest score',
  renewal_risk: ({ renewal_risk: { renewal_days: days, score_below: score } }) =>
    `renewal in under ${days} days and score under ${score}`,
  expansion_ready: ({ expansion_ready: { score_above: score, adoption_above: adoption } }) =>
    `score over ${score} and more than ${share(adoption)} of features in use`,
  needs_attention: ({ needs_attention: { usage_drop: drop } }) => `usage down more than ${share(drop)} in 30 days`,
  high_value_at_risk: ({ high_value_at_risk: { arr_above: arr, score_below: score } }) =>
    `ARR over ${money(arr, null)} and score under ${score}`,
  priority: ({ priority: { renewal_days: days, score_below: score, usage_growth: growth } }) =>
    `renewal within ${days} days, or score under ${score}, or usage up more than ${share(growth)} in 30 days`,
  all: () => 'everything you may see',
};

export const SEGMENT_WORDS = { enterprise: 'Enterprise', mid_market: 'Mid-market', smb: 'SMB' } as const;

function describeConditions(only: Conditions): string {
  const { bands, segment, renewalWithinDays, scoreBelow, scoreAbove, arrAbove, usageDownBy, usageUpBy, tier } = only;
  const parts = [
    bands?.map(bandWord).join(' or '),
    segment && SEGMENT_WORDS[segment],
    renewalWithinDays === undefined ? undefined : `renewal within ${renewalWithinDays} days`,
    only.hasOpenAlert && 'an open alert',
    scoreBelow === undefined ? undefined : `score under ${scoreBelow}`,
    scoreAbove === undefined ? undefined : `score over ${scoreAbove}`,
    arrAbove === undefined ? undefined : `ARR over ${money(arrAbove, null)}`,
    usageDownBy === undefined ? undefined : `usage down more than ${share(usageDownBy)} in 30 days`,
    usageUpBy === undefined ? undefined : `usage up more than ${share(usageUpBy)} in 30 days`,
    tier === undefined ? undefined : `tier ${tier}`,
  ];
  return parts.filter((part) => part !== undefined).join(' and ');
}
