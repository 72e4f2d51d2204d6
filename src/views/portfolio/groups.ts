import type { KnownBlock, PlainTextOption } from '@slack/types';
import { SEGMENTS } from '../../domain/account';
import {
  COHORT_GROUPINGS,
  type CohortGrouping,
  type CohortRow,
  type Portfolio,
  type TierShare,
} from '../../domain/portfolio';
import { ACTIONS, portfolioBlockId } from '../ids';
import { escapeMrkdwn, mrkdwn, plain } from '../mrkdwn';
import { percent } from '../percent';
import { segmentWord } from '../segment-words';
import { count } from '../wording';

const ROWS_SHOWN = 8;
const FEW = 5; // points between medians: less is no difference (R72)
const BY: Record<CohortGrouping, string> = {
  segment: 'By segment',
  industry: 'By industry',
  size: 'By ARR',
  joined: 'By half-year of joining',
};

/** Groups of accounts beside each other (R190), with the menu for other groups. */
export function cohortBlock({ by, rows }: Portfolio['cohorts']): KnownBlock {
  const shown = rows.slice(0, ROWS_SHOWN).map((row) => cohortLine(by, row));
  const rest = rows.length - shown.length;
  const lines = [`*${BY[by]}*`, ...shown, ...(rest > 0 ? [`and ${count(rest, 'more group')}`] : [])];
  return {
    type: 'section',
    block_id: portfolioBlockId('cohorts', by),
    text: mrkdwn(lines.join('\n')),
    accessory: {
      type: 'static_select',
      action_id: ACTIONS.portfolioCohorts,
      placeholder: plain('Compare by'),
      options: COHORT_GROUPINGS.map(toOption),
      initial_option: toOption(by),
    },
  };
}

const toOption = (by: CohortGrouping): PlainTextOption => ({ text: plain(BY[by]), value: by });

function cohortLine(by: CohortGrouping, row: CohortRow): string {
  const { accounts, medianScore, redShare, change90 } = row;
  const parts = [
    count(accounts, 'account'),
    medianScore === null ? 'no score yet' : `median ${medianScore}`,
    `${percent(redShare)} Red`,
    ...(change90 === null ? [] : [`${signed(change90)} points in 90 days`]),
  ];
  return `${nameOf(by, row)}: ${parts.join(' · ')}`;
}

function nameOf(by: CohortGrouping, { name }: CohortRow): string {
  if (name === null) return 'Not said';
  const segment = by === 'segment' ? SEGMENTS.find((one) => one === name) : undefined;
  return segment === undefined ? escapeMrkdwn(name, 40) : segmentWord(segment);
}

function signed(change: number): string {
  const rounded = Math.round(change * 10) / 10;
  if (rounded === 0) return '±0';
  return rounded > 0 ? `+${rounded}` : `−${Math.abs(rounded)}`;
}

/** R195: whether recent customers are healthier than those before them. */
export function recentLine({ recent }: Pick<Portfolio, 'recent'>): string[] {
  if (recent === null || recent.recent.accounts === 0) return [];
  const { medianScore: now } = recent.recent;
  const { medianScore: before } = recent.earlier;
  if (now === null || before === null) return [];
  const gap = now - before;
  const verdict = Math.abs(gap) < FEW ? 'neither healthier nor worse than' : gap > 0 ? 'healthier than' : 'worse than';
  return [
    `Customers since ${recent.recent.name ?? ''} are ${verdict} those before: median ${now} of ${recent.recent.accounts}, before ${before} of ${recent.earlier.accounts}`,
  ];
}

/** R210–R214: how the accounts spread over tiers, beside what is usual (X13). */
export function tierLine(tiers: readonly TierShare[]): string {
  const all = tiers.map(({ tier, accounts, share, expected }) => {
    const usual = expected === null ? 'rest' : `usual ${percent(expected[0])} to ${percent(expected[1])}`;
    return `Tier ${tier}: ${accounts} (${percent(share)}, ${usual})`;
  });
  return all.join(' · ');
}
