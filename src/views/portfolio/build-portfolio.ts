import type { KnownBlock } from '@slack/types';
import type { Portfolio, PortfolioAccount } from '../../domain/portfolio';
import { datedAction } from '../dated-action';
import { ACTIONS, portfolioBlockId } from '../ids';
import { button, context, section, type Message } from '../message';
import { escapeMrkdwn } from '../mrkdwn';
import { fullDayOf, money } from '../wording';
import { bandLines, headline, outlookLines, sinceLine } from './cards';
import { cohortBlock, recentLine, tierLine } from './groups';

/** `/health portfolio` (R179–R182, R190, R195, section N): what is at risk, where to begin, then everything that stands behind it. */
export function buildPortfolio(portfolio: Portfolio): Message {
  const { summary, topAtRisk } = portfolio;
  const text = headline(summary);
  if (summary.total.accounts === 0) return { text, blocks: [section(text)] };
  const [first] = topAtRisk;
  return {
    text,
    blocks: [
      section([`*${text}*`, ...sinceLine(summary), ...(first === undefined ? [] : [beginWith(first)])].join('\n')),
      section(bandLines(summary).join('\n')),
      section(outlookLines(portfolio).join('\n')),
      ...(topAtRisk.length > 0 ? [section(topLines(topAtRisk).join('\n'))] : []),
      cohortBlock(portfolio.cohorts),
      context([...recentLine(portfolio), tierLine(portfolio.tiers)].join('\n')),
      { type: 'actions', block_id: portfolioBlockId('buttons', portfolio.cohorts.by), elements: [CHARTS] },
      ...footnotes(portfolio),
    ],
  };
}

const CHARTS = button(ACTIONS.portfolioCharts, 'Charts', 'charts', 'the distribution and six months as pictures');

/** One reason, one action: of the account where most is at risk. */
function beginWith({ name, reason, action, actionDueOn }: PortfolioAccount): string {
  const why = reason === null ? '' : `. ${escapeMrkdwn(reason, 90)}`;
  const what = action === null ? '' : `. ${datedAction({ action, actionDueOn }, { characters: 110, words: 18 })}`;
  return `Begin with ${escapeMrkdwn(name, 60)}${why}${what}`;
}

function topLines(accounts: readonly PortfolioAccount[]): string[] {
  const lines = accounts.map((account, index) => `${index + 1}. ${topLine(account)}`);
  return [`*Top ${accounts.length} at risk by ARR*`, ...lines];
}

function topLine({ name, score, arr, currency, renewalOn, reason }: PortfolioAccount): string {
  const parts = [
    `*${escapeMrkdwn(name, 40)}* ${score ?? '–'}`,
    `ARR ${money(arr, currency)}`,
    ...(renewalOn === null ? [] : [`renews ${fullDayOf(renewalOn)}`]),
    ...(reason === null ? [] : [escapeMrkdwn(reason, 60)]),
  ];
  return parts.join(' · ');
}

function footnotes({ summary }: Portfolio): KnownBlock[] {
  const notes = [
    'At risk: Red. Who has left counts no more.',
    ...(summary.isConverted ? ['Amounts are in one currency, by `currency_rates`.'] : []),
    ...(summary.unscored > 0 ? [`${summary.unscored} not scored yet, counted as Unknown.`] : []),
  ];
  return [context(notes.join(' '))];
}
