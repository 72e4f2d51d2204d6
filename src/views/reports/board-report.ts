import type { ExecReport } from '../../domain/exec-report';
import { linesToSections } from '../lines-to-sections';
import { context, header, type Message, section } from '../message';
import { fullDayOf, money } from '../wording';
import { changeLine, distributionLine, forecastWords, leadLine, outcomeWords } from './exec-standing';
import { firstLine, scopeLine } from './exec-report';
import { movementLine } from './exec-trends';
import { expansionLine, interventionLine, topLines, workLines } from './exec-work';
import { periodWords } from './period-words';
import { percent } from './share-words';

const TOP_SHOWN = 2;

/** The quarter for the board (R199): ten lines. */
export function buildBoardReport(report: ExecReport): Message {
  const title = `${periodWords(report)}: customer health, for the board`;
  const lead = leadLine(report);
  const [rescued = ''] = workLines(report);
  const lines = [
    firstLine(report),
    distributionLine(report.end, report.critical),
    changeLine(report),
    retentionLine(report),
    `Forecast: ${forecastWords(report.forecast)}`,
    movementLine(report.moves),
    interventionLine(report.interventions),
    rescued,
    expansionLine(report),
    topLine(report),
  ];
  return {
    text: `${title}. ${lead}`,
    blocks: [
      header(title),
      section(`*${lead}*`),
      ...linesToSections(lines),
      context(`For the board. ${scopeLine(report)}`),
    ],
  };
}

/** NRR and GRR against the books of the first day, with their date (R35); without books what outcomes say, and no rate. */
function retentionLine({ retention, outcomes }: ExecReport): string {
  if (retention !== null && retention.rates.length > 0) {
    const rates = retention.rates.slice(0, 3).map(({ netRate, grossRate, arrThen, currency }) => {
      return `NRR ${say(netRate)}, GRR ${say(grossRate)} of ${money(arrThen, currency)}`;
    });
    return `Retention since ${fullDayOf(retention.takenOn)}: ${rates.join('; ')}`;
  }
  if (outcomes.length === 0) return 'Retention: not known, neither books nor outcomes of this quarter are kept.';
  return `Retention, no books of its first day were kept: ${outcomes.map(outcomeWords).join(', ')}`;
}

const say = (rate: number | null): string => (rate === null ? 'not known' : percent(rate));

function topLine(report: ExecReport): string {
  const lines = topLines(report).slice(0, TOP_SHOWN);
  return lines.length === 0 ? 'At risk now: no account.' : `At risk now, by ARR: ${lines.join(' ')}`;
}
