import type { BacktestResult, HorizonReport } from '../services/backtest/backtest-result';
import {
  count,
  explainVerdict,
  FIGURES,
  percent,
  sayForecast,
  sayProbabilities,
  saySet,
  sayVerdict,
  sayWarning,
  withInterval,
} from '../services/backtest/figures';
import { formatTable } from './format-table';
import { printComparison, printFit } from './print-comparison';

type Print = (line: string) => void;

/** The report of a backtest for a person at a terminal: the verdict first, then the figures it rests on. */
export function printBacktest(result: BacktestResult, print: Print): void {
  print(sayVerdict(result));
  const meaning = explainVerdict(result);
  if (meaning !== null) print(meaning);
  print('');
  print(saySet(result));
  printLeftOut(result, print);
  const horizons = Object.values(result.horizons);
  const head = ['within', ...horizons.map((one) => `${one.horizon_days} days`)];
  print(formatTable(head, FIGURES.map(({ name, read }) => [name, ...horizons.map(read)]))); // prettier-ignore
  print(sayWarning(result));
  print(sayForecast(result));
  print(sayProbabilities(result));
  const longest = horizons.at(-1);
  if (longest !== undefined) printDetails(longest, print);
  if (result.against !== null) printComparison(result, result.against, print);
  if (result.fit !== null) printFit(result, result.fit, print);
}

function printLeftOut({ set }: BacktestResult, print: Print): void {
  const withoutOutcome = set.accounts - set.accounts_with_outcome;
  if (withoutOutcome > 0) print(`${count(withoutOutcome)} accounts are not in outcomes.csv and were left out.`);
  const rows = set.left_out.reduce((sum, one) => sum + one.rows, 0);
  if (rows > 0) print(`${count(rows)} rows could not be used:`);
  for (const { file, line, column, reason, rows: times } of set.left_out)
    print(`  ${file}, line ${line}${column === null ? '' : `, ${column}`}: ${reason} (${count(times)})`);
}

function printDetails({ horizon_days: days, retention, expansion }: HorizonReport, print: Print): void {
  print(`\nStayed for ${days} days, by score:`);
  const stayed = retention.map(({ from, to, rows, retained_rate: rate, retained_ci: interval }) => [
    `${from}–${to}`,
    count(rows),
    withInterval(rate, interval, percent),
  ]);
  print(formatTable(['score', 'snapshots', 'stayed'], stayed));
  if (expansion === null) return;
  print(`Expanded within ${days} days, by band:`);
  const expanded = expansion.map((one) => [one.band, count(one.rows), percent(one.expanded_rate)]);
  print(formatTable(['band', 'snapshots', 'expanded'], expanded));
}
