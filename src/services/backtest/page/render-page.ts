import type { BacktestResult, Comparison, HorizonReport } from '../backtest-result';
import { escapeHtml } from './chart';
import { drawAuc, drawCalibration, drawRetention } from './charts';
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
} from '../figures';

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1b1b1b; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
.verdict { border: 2px solid; padding: .75rem 1rem; font-weight: 600; }
.verdict p { margin: .25rem 0 0; font-weight: 400; }
.signal { border-color: #2e7d4f; } .none { border-color: #b3261e; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { border-bottom: 1px solid #ccc; padding: .3rem .5rem; text-align: right; } th:first-child { text-align: left; }
caption { text-align: left; font-weight: 600; } figure { margin: 1.5rem 0; break-inside: avoid; } svg { max-width: 100%; height: auto; }
@media print { body { margin: 0; max-width: none; } table { break-inside: avoid; } }`;

/**
 * The report as one HTML file: no script, nothing loaded from elsewhere, fit for print. Every chart has its figures in words.
 * @param title - Of what, such as the folder's name.
 */
export function renderPage(result: BacktestResult, title: string): string {
  const horizons = Object.values(result.horizons);
  const longest = horizons.at(-1);
  const isSignal = result.verdict === 'signal';
  const meaning = explainVerdict(result);
  const body = [
    `<h1>Backtest: ${escapeHtml(title)}</h1>`,
    `<div class="verdict ${isSignal ? 'signal' : 'none'}">${escapeHtml(sayVerdict(result))}${meaning === null ? '' : paragraph(meaning)}</div>`,
    paragraph(saySet(result)),
    figuresTable('Figures, with 95% intervals', horizons),
    figure(drawAuc(horizons), 'How well the score ranks accounts that leave below accounts that stay.'),
    paragraph(sayWarning(result)),
    paragraph(sayForecast(result)),
    ...(longest === undefined ? [] : details(longest)),
    paragraph(sayProbabilities(result)),
    ...comparisonParts(result),
  ];
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Backtest: ${escapeHtml(title)}</title><style>${STYLE}</style></head>\n<body>\n${body.join('\n')}\n</body></html>\n`;
}

function details(longest: HorizonReport): string[] {
  const days = longest.horizon_days;
  const retention = longest.retention.map((one) => [
    `${one.from}–${one.to}`,
    count(one.rows),
    withInterval(one.retained_rate, one.retained_ci, percent),
  ]);
  const expansion = longest.expansion?.map((one) => [one.band, count(one.rows), percent(one.expanded_rate)]) ?? null;
  return [
    figure(drawRetention(longest), `Accounts that stayed for ${days} days, by score.`),
    table(`Stayed for ${days} days, by score`, ['score', 'snapshots', 'stayed'], retention),
    figure(drawCalibration(longest), `Predicted against what came, ${days} days.`),
    ...(expansion === null
      ? []
      : [table(`Expanded within ${days} days, by band`, ['band', 'snapshots', 'expanded'], expansion)]),
  ];
}

function comparisonParts({ against, fit }: BacktestResult): string[] {
  const compared = [against, fit?.kind === 'proposed' ? fit.comparison : null].filter((one) => one !== null);
  const refused = fit?.kind === 'too_little' ? [paragraph(`No model is proposed: ${fit.why}.`)] : [];
  return [...compared.flatMap(comparison), ...refused];
}

const BANDS = ['red', 'yellow', 'green', 'unknown'] as const;

function comparison({ model, version, horizons, migration }: Comparison): string[] {
  const moves = BANDS.map((from) => [from, ...BANDS.map((to) => count(migration[from][to]))]);
  return [
    `<h2>${escapeHtml(model)} (${escapeHtml(version)}) on the same mornings</h2>`,
    figuresTable('Its figures, with 95% intervals', Object.values(horizons)),
    table('Who would change colour (snapshots; from the row, to the column)', ['', ...BANDS], moves),
  ];
}

function figuresTable(caption: string, horizons: readonly HorizonReport[]): string {
  const head = ['within', ...horizons.map((one) => `${one.horizon_days} days`)];
  return table(caption, head, FIGURES.map(({ name, read }) => [name, ...horizons.map(read)])); // prettier-ignore
}

const cells = (row: readonly string[]): string =>
  row
    .map((cell, index) => (index === 0 ? `<th scope="row">${escapeHtml(cell)}</th>` : `<td>${escapeHtml(cell)}</td>`))
    .join('');

function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const heads = head.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('');
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;
const figure = (svg: string, caption: string): string =>
  `<figure>${svg}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
