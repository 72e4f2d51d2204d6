import type {
  AccountFlag,
  AccountList,
  BuiltInList,
  Conditions,
  ListAlert,
  ListLimits,
  ReviewGroup,
} from '../../domain/list';
import type { Attention } from '../../domain/insight';
import { segmentWord } from '../segment-words';
import { bandWord, money, tierWord } from '../wording';
import { LIST_NAMES } from './list-names';

/** The sign of R172 beside the words that say it: squares, for circles are bands and the two may differ. */
export const FLAG_SIGNS: Record<AccountFlag, string> = {
  call_today: '🟥',
  schedule_this_week: '🟨',
  schedule_this_quarter: '🟨',
  expansion_talk: '🟦',
  standard_cadence: '🟩',
  not_known: '⬜',
};

export const FLAG_WORDS: Record<AccountFlag, string> = {
  call_today: 'Call today',
  schedule_this_week: 'Schedule this week',
  schedule_this_quarter: 'Schedule this quarter',
  expansion_talk: 'Talk expansion',
  standard_cadence: 'Standard cadence',
  not_known: 'Too little data',
};

/** How grave an open alert is, or that its owner put it off. */
export const alertWord = ({ tier, isSnoozed }: ListAlert): string => (isSnoozed ? 'Snoozed' : tierWord(tier));

/** When an account is looked at that nothing presses of. */
export const REVIEW_WORDS: Record<Attention, string> = {
  this_week: 'review this week',
  weekly: 'weekly review',
  every_two_weeks: 'review every two weeks',
  monthly: 'monthly review',
  quarterly: 'quarterly review',
  automated: 'automated check-ins',
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

function describeConditions(only: Conditions): string {
  const parts = [
    given(only.bands, (bands) => bands.map(bandWord).join(' or ')),
    given(only.segment, segmentWord),
    given(only.renewalWithinDays, (days) => `renewal within ${days} days`),
    given(only.hasOpenAlert, () => 'an open alert'),
    given(only.scoreBelow, (score) => `score under ${score}`),
    given(only.scoreAbove, (score) => `score over ${score}`),
    given(only.arrAbove, (arr) => `ARR over ${money(arr, null)}`),
    given(only.usageDownBy, (rate) => `usage down more than ${share(rate)} in 30 days`),
    given(only.usageUpBy, (rate) => `usage up more than ${share(rate)} in 30 days`),
    given(only.adoptionAbove, (rate) => `more than ${share(rate)} of features in use`),
    given(only.tier, (tier) => `tier ${tier}`),
    given(only.isReadyToExpand, () => 'ready to expand'),
  ];
  return parts.filter((part) => part !== null).join(' and ');
}

const given = <Limit>(limit: Limit | undefined, say: (limit: Limit) => string): string | null =>
  limit === undefined ? null : say(limit);
