import { LEAST_CHURNED_ACCOUNTS } from '../../src/backtest/judge-signal';
import type { BacktestResult, HorizonReport } from '../../src/services/backtest/backtest-result';
import {
  count,
  decimal,
  FIGURES,
  percent,
  sayForecast,
  sayVerdict,
  sayWarning,
  withInterval,
} from '../../src/services/backtest/figures';
import type { SetOptions } from './read-sets';

export type Measured = { name: string; options: SetOptions; result: BacktestResult; seconds: number };

const INTRODUCTION = `# How right the scores are

Written by \`npm run scoring-figures -- <folder with sets>\`: every figure here was measured by \`barometer backtest\`, none was typed. The
sets are not part of this repository (\`scripts/scoring-figures/sets.yaml\` says what they are and where each measured part begins).

A backtest imports a folder into a database that is thrown away, and scores every account on past mornings through the same query and
the same code as every day, seeing only what was dated before that morning: a ticket solved later is open, an invoice paid later is unpaid.
Snapshots are pairs of account and morning, of accounts at least 14 days old; *left* means churned within the horizon. Intervals are 95%,
by resampling accounts a thousand times. *Signal* needs ${LEAST_CHURNED_ACCOUNTS} accounts that left, as many that stayed, and an AUC whose interval lies above 0.5.
Predicted churn is Red: a false positive was Red and stayed, a false negative was not Red and left. *Fitted* is what \`--fit\` proposes
from the time before the measured part. What a source does not date (seats and ARR in \`accounts.csv\`, a ticket's priority) is taken as it
was delivered.`;

export function renderScoring(all: readonly Measured[]): string {
  const [first] = all;
  const model = first === undefined ? '' : `Model: ${first.result.model}, version ${first.result.version}.`;
  return [INTRODUCTION, model, '## At a glance', renderGlance(all), ...all.map(renderSet)].join('\n\n') + '\n';
}

/** Ninety days, set by set, beside what else was reached. */
function renderGlance(all: readonly Measured[]): string {
  const rows = all.map(({ name, options: { bar, reference }, result, seconds }) => {
    const own = result.horizons['90'];
    const fitted = result.fit?.kind === 'proposed' ? result.fit.comparison.horizons['90'] : undefined;
    const cells = [
      name,
      result.verdict,
      own === undefined ? '–' : withInterval(own.auc, own.auc_ci, decimal),
      bar === null ? 'none' : decimal(bar),
      fitted === undefined ? '–' : withInterval(fitted.auc, fitted.auc_ci, decimal),
      ...[reference.rank, reference.logistic, reference.boosting].map(([, ninety]) => decimal(ninety)),
      seconds.toFixed(0),
    ];
    return row(cells);
  });
  const head = ['set', 'verdict', 'AUC, 90 days', 'bar', 'AUC, fitted', 'rank', 'logistic', 'boosting', 'seconds'];
  return [row(head), rule(head.length), ...rows].join('\n');
}

function renderSet({ name, options, result }: Measured): string {
  const { set } = result;
  const horizons = Object.values(result.horizons);
  const longest = horizons.at(-1);
  const facts = `${count(set.accounts)} accounts, ${count(set.churned_accounts)} of which left; data ${set.first_on} to ${set.last_on}; measured from ${set.from} at ${set.cut_offs.length} cut-offs (${set.cut_offs[0]} to ${set.cut_offs.at(-1)}); seed ${set.seed}.`;
  return [
    `## ${name}`,
    `${capitalise(options.about)}. ${facts}`,
    `**${sayVerdict(result)}**`,
    renderFigures(horizons),
    sayWarning(result),
    sayForecast(result),
    ...(longest === undefined ? [] : renderDetails(longest)),
    ...renderFit(result),
  ].join('\n\n');
}

function renderFigures(horizons: readonly HorizonReport[]): string {
  const head = ['within', ...horizons.map(({ horizon_days: days }) => `${days} days`)];
  const rows = FIGURES.map(({ name, read }) => row([name, ...horizons.map(read)]));
  return [row(head), rule(head.length), ...rows].join('\n');
}

function renderDetails({ horizon_days: days, retention, expansion }: HorizonReport): string[] {
  const stayed = retention.map(({ from, to, rows, retained_rate: rate, retained_ci: interval }) =>
    row([`${from}–${to}`, count(rows), withInterval(rate, interval, percent)]),
  );
  const head = ['score', 'snapshots', `stayed ${days} days`];
  const kept = [row(head), rule(head.length), ...stayed].join('\n');
  if (expansion === null) return [kept];
  const grown = expansion.map((one) => row([one.band, count(one.rows), percent(one.expanded_rate)]));
  return [kept, [row(['band', 'snapshots', `expanded within ${days} days`]), rule(3), ...grown].join('\n')];
}

function renderFit({ fit, horizons }: BacktestResult): string[] {
  if (fit === null) return [];
  if (fit.kind === 'too_little') return [`\`--fit\` proposes nothing: ${fit.why}.`];
  const head = ['fitted, before → after', 'AUC', 'PR-AUC', 'precision at Red', 'recall at Red'];
  const rows = Object.entries(horizons).flatMap(([days, before]) => {
    const after = fit.comparison.horizons[days];
    if (after === undefined) return [];
    const pair = (read: (one: HorizonReport) => string) => `${read(before)} → ${read(after)}`;
    return row([`${days} days`, pair((one) => decimal(one.auc)), pair((one) => decimal(one.pr_auc)), pair((one) => percent(one.precision_red)), pair((one) => percent(one.recall_red))]); // prettier-ignore
  });
  const weights = fit.learnt.signals.map(({ signal, weight }) => `${signal} ${percent(weight)}`).join(', ');
  return [[row(head), rule(head.length), ...rows].join('\n'), `Weights: ${weights}.`];
}

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const rule = (columns: number): string => `|${' --- |'.repeat(columns)}`;
const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
