import { AppError } from '../errors';
import type { CalibrationRun } from '../services/calibrate-churn';
import type { ScoreSummary } from '../services/score-accounts';
import { readDay, readInstant, readOptions } from './read-options';
import type { Verb, VerbContext } from './verb';
import { withOperations } from './with-operations';

const usage = 'score [--at <instant>] [--from <day>]';
const DAY_MS = 86_400_000;

export const score: Verb = {
  usage,
  summary: 'score every account and decide what to announce; --from fills the history since a day first, quietly',
  run: async (args, context) => {
    const { values } = readOptions(usage, args, { at: { type: 'string' }, from: { type: 'string' } });
    const now = readInstant('--at', values.at, context.clock.now());
    const from = values.from === undefined ? null : readFirstDay(values.from, now);
    await withOperations(context, async (operations) => {
      if (from !== null) {
        await fillHistory(context, operations.backfill, from, now);
        printCalibration(await operations.calibrate(now), context.print);
      }
      const run = await operations.score(now);
      if (run.kind === 'already_running') throw new AppError('already_running', 'Another scoring run is under way.');
      printSummary(run.summary, now, context.print);
    });
  },
};

/** The history ends on the day before `now`, which is scored itself. */
function readFirstDay(text: string, now: Date): string {
  const from = readDay('--from', text);
  const today = now.toISOString().slice(0, 10);
  if (from < today) return from;
  throw new AppError('usage', `--from ${from}: expected a day before ${today}.`);
}

type BackfillOperation = Parameters<Parameters<typeof withOperations>[1]>[0]['backfill'];

async function fillHistory(context: VerbContext, backfill: BackfillOperation, from: string, now: Date): Promise<void> {
  const progress = context.startProgress('filling history');
  const to = new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10);
  const { days, skipped } = await backfill({
    from,
    to,
    onProgress: ({ day, done, total }) => progress.update(done, total, day),
  }).finally(progress.stop);
  if (skipped > 0) throw new AppError('already_running', 'Another scoring run is under way.');
  context.print(`Filled the history of ${days} days, telling nobody.`);
}

/** With a past to learn from, what a score means in probabilities is measured and no longer assumed. */
function printCalibration(run: CalibrationRun, print: (line: string) => void): void {
  if (run.kind === 'assumption')
    return print(
      `Probabilities of leaving stay the model’s assumption: ${run.accounts} accounts with a known outcome, 100 are needed.`,
    );
  print(
    `Probabilities of leaving were fitted on ${run.accounts} accounts, ${run.churned} of which left within ${run.horizonDays} days.`,
  );
}

function printSummary(summary: ScoreSummary, now: Date, print: (line: string) => void): void {
  const { red, yellow, green, unknown } = summary.bands;
  print(
    `Scored ${summary.accounts} accounts at ${now.toISOString()} in ${summary.seconds.toFixed(1)} s: ` +
      `${red} red, ${yellow} yellow, ${green} green, ${unknown} unknown.`,
  );
  if (summary.outOfOrder > 0)
    print(`${summary.outOfOrder} had been scored later already: only their history was written.`);
  if (summary.warning !== null) print(summary.warning);
  const decisions = Object.entries(summary.announced).filter(([, count]) => count > 0);
  if (decisions.length > 0) print(decisions.map(([decision, count]) => `${decision}: ${count}`).join(', '));
}
