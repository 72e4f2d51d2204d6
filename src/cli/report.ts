import { openDataSide } from '../compose-data';
import { openSlackSide } from '../compose-slack';
import { requireSlack } from '../config';
import type { Db } from '../db/client';
import { REPORT_CADENCES, REPORT_KINDS, type ReportKind } from '../domain/report';
import { AppError } from '../errors';
import { type AskedResult, askReports, previewReports } from '../services/reports/ask-reports';
import { listReportStates } from '../services/reports/list-report-states';
import type { ReportWriter } from '../services/reports/report-writer';
import { formatTable } from './format-table';
import { readInstant, readOptions } from './read-options';
import { readPeriod } from './read-period';
import type { Verb, VerbContext } from './verb';

const usage = 'report [<kind>] [--period <2026-02|2026-Q1|2026-03-02>] [--at <instant>] [--dry] [--list]';
const OPTIONS = {
  list: { type: 'boolean' },
  period: { type: 'string' },
  at: { type: 'string' },
  dry: { type: 'boolean' },
} as const;

/** `period`: a day of it. */
type Asked = { kind: ReportKind | undefined; period: string | undefined; isDry: boolean; isList: boolean; now: Date };

export const report: Verb = {
  usage,
  summary: 'write the reports that are due, or one of a past period; --dry prints them, --list what there is',
  run: async (args, context) => {
    const asked = readAsked(args, context.clock.now());
    const slackSettings = requireSlack(context.config);
    const data = await openDataSide(context.config, context.log);
    try {
      const { config, clock, log } = context;
      const { reportWriters } = await openSlackSide({ data, slack: slackSettings, file: config.file, clock, log });
      await answer(data.database.db, reportWriters, asked, context);
    } finally {
      await data.close();
    }
  },
};

function readAsked(args: readonly string[], clockNow: Date): Asked {
  const [first, ...rest] = args;
  const hasKind = first !== undefined && !first.startsWith('-');
  const { values } = readOptions(usage, hasKind ? rest : args, OPTIONS);
  const kind = hasKind ? readKind(first) : undefined;
  if (values.period !== undefined && kind === undefined)
    throw new AppError('usage', '--period belongs to one kind of report: each has its own weeks, months or quarters.');
  const now = readInstant('--at', values.at, clockNow);
  const period =
    values.period === undefined || kind === undefined ? undefined : readPeriod(REPORT_CADENCES[kind], values.period);
  return { kind, period, isDry: values.dry === true, isList: values.list === true, now };
}

function readKind(text: string): ReportKind {
  const kind = REPORT_KINDS.find((known) => known === text);
  if (kind === undefined)
    throw new AppError('usage', `There is no report “${text}”: expected ${REPORT_KINDS.join(', ')}.`);
  return kind;
}

async function answer(db: Db, writers: readonly ReportWriter[], asked: Asked, context: VerbContext): Promise<void> {
  if (asked.isList) return printList(db, writers, asked.now, context);
  const { kind, period, now } = asked;
  const query = { kind, period, now };
  const results = await (asked.isDry ? previewReports : askReports)(db, writers, query);
  for (const result of results) printResult(result, context);
  if (results.length > 0) return;
  context.print(period === undefined ? 'No report is due.' : `Nobody gets ${kind}: see barometer report --list.`);
}

function printResult({ kind, audience, period, result, lines }: AskedResult, { print }: VerbContext): void {
  const name = `${kind} of ${period} for ${audience}`;
  if (result === 'had') return print(`${name}: was written before`);
  if (result === 'quiet' || (result === 'dry' && lines === null)) return print(`${name}: nothing to say`);
  if (lines === null) return print(`${name}: written; \`barometer deliver\` sends it`);
  print(`${name}: would say`);
  for (const line of lines) print(`  ${line}`);
}

async function printList(db: Db, writers: readonly ReportWriter[], now: Date, { print }: VerbContext): Promise<void> {
  const states = await listReportStates(db, writers, now);
  const rows = states.map(({ kind, cadence, audiences, lastPeriod }) => [
    kind,
    `every ${cadence}`,
    audiences.length === 0 ? 'nobody: switched off' : audiences.join(', '),
    lastPeriod === null ? 'none yet' : `last of ${lastPeriod}`,
  ]);
  print(formatTable(['kind', 'when', 'to', 'written'], rows));
}
