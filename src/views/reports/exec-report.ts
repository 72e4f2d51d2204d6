import type { KnownBlock } from '@slack/types';
import type { ExecReport } from '../../domain/exec-report';
import { LIMITS } from '../limits';
import { linesToSections } from '../lines-to-sections';
import { context, header, type Message, section } from '../message';
import { fullDayOf } from '../wording';
import { leadLine, standingLines } from './exec-standing';
import { trendLines } from './exec-trends';
import { expansionLine, interventionLine, referenceLine, topLines, workLines } from './exec-work';
import { periodWords } from './period-words';
import { recommendationLine } from './recommendation-words';

/** The month for executives (R194–R198, R200, R201): one number and one thing to do first, then what stands behind them. */
export function buildExecReport(report: ExecReport): Message {
  const title = `${periodWords(report)}: customer health`;
  const lead = leadLine(report);
  const first = firstLine(report);
  const full = draw(report, { title, lead, first });
  const isTooLong = JSON.stringify(full).length > LIMITS.messageTotal; // only with names far longer than names are
  const blocks = isTooLong ? draw(withoutReasons(report), { title, lead, first }) : full;
  return { text: `${title}. ${lead} ${first}`.replaceAll('*', ''), blocks };
}

function draw(report: ExecReport, { title, lead, first }: Record<'title' | 'lead' | 'first', string>): KnownBlock[] {
  return [
    header(title),
    section(`*${lead}*\n${first}`),
    ...part('Where we stand', standingLines(report)),
    ...part('Trends', trendLines(report)),
    ...part('At risk now, by ARR', [...topLines(report), interventionLine(report.interventions)]),
    ...part('Work', [...workLines(report), expansionLine(report), referenceLine(report)]),
    ...part('Recommendations', recommendationLines(report)),
    context(`For executives. ${scopeLine(report)}`),
  ];
}

const part = (title: string, lines: readonly string[]): KnownBlock[] => linesToSections([`*${title}*`, ...lines]);

const withoutReasons = (report: ExecReport): ExecReport => ({
  ...report,
  topAtRisk: report.topAtRisk.map((account) => ({ ...account, reason: null })),
});

/** The one thing to do: what the numbers ask for, else the costliest account at risk. */
export function firstLine(report: ExecReport): string {
  const [recommendation] = report.recommendations;
  if (recommendation !== undefined) return recommendationLine(recommendation);
  const [account] = topLines(report);
  return account === undefined ? 'Nothing asks for a decision.' : `First: ${account.replace(/^1\. /, '')}`;
}

const recommendationLines = ({ recommendations }: ExecReport): string[] =>
  recommendations.length === 0 ? ['None: no number stands out.'] : recommendations.map(recommendationLine);

/** What the numbers are of. Amounts of several currencies stand side by side, or were converted. */
export function scopeLine({ end, until, asOf, isConverted, moves: { unseen, remodelled } }: ExecReport): string {
  const money = isConverted ? 'Amounts by currency_rates.' : 'Amounts by currency.';
  const left = [
    unseen === 0 ? null : `${unseen} without a score at both ends`,
    remodelled === 0 ? null : `${remodelled} scored by another model since`,
  ].filter((one) => one !== null);
  const stood = end.day === until ? '' : ` Colours as of ${fullDayOf(end.day)}.`;
  const compared = left.length === 0 ? '' : ` Not compared: ${left.join(', ')}.`;
  return `At risk is Red.${stood} Lists and forecast as of ${fullDayOf(asOf)}. ${money}${compared} Charts in the thread.`;
}
