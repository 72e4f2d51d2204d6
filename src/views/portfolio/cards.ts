import type { Band } from '../../domain/band';
import type { AccountGroup, Portfolio, PortfolioSummary, RetentionForecast } from '../../domain/portfolio';
import { escapeMrkdwn } from '../mrkdwn';
import { percent } from '../percent';
import { sparkline } from '../sparkline';
import { bandLabel, count, fullDayOf } from '../wording';
import { amountsWords, changeWords } from './amounts';

const CARDS: readonly Band[] = ['red', 'yellow', 'green', 'unknown'];

/** The one sentence: how much revenue is at risk, in how many accounts (R179). */
export function headline({ total, byBand, unscored, pods }: PortfolioSummary): string {
  if (total.accounts === 0) return pods === null ? NOBODY : `Your ${podWords(pods)} no accounts yet.`;
  if (unscored === total.accounts) return `None of ${count(total.accounts, 'account')} has been scored yet.`;
  const { red } = byBand;
  if (red.accounts === 0) return `Nothing is at risk: none of ${count(total.accounts, 'account')} is Red.`;
  if (red.arr.length === 0)
    return `At risk: ${count(red.accounts, 'Red account')}, ${percent(red.share)} of ${total.accounts}; what they pay is not known`;
  return `At risk: ${amountsWords(red.arr)} of ARR in ${count(red.accounts, 'Red account')}, ${percent(red.share)} of ${total.accounts}`;
}

const NOBODY = 'No account is known yet: once accounts.csv is imported and scored, the portfolio stands here.';
const podWords = (pods: readonly string[]): string => (pods.length === 1 ? 'pod has' : 'pods have');

/** How that stood about 30 days ago. Nothing where nothing is known of it. */
export function sinceLine({ change, pods }: PortfolioSummary): string[] {
  const whose = pods === null ? [] : [`Your ${pods.length === 1 ? 'pod' : 'pods'}: ${pods.slice(0, 5).map((pod) => escapeMrkdwn(pod, 40)).join(', ')}`]; // prettier-ignore
  if (change === null) return [...whose, 'No comparison yet: nothing is kept of 30 days ago.'];
  const { since, atRiskAccounts: more, atRiskArr } = change;
  const accounts =
    more === 0 ? 'as many accounts' : `${count(Math.abs(more), 'account')} ${more > 0 ? 'more' : 'fewer'}`;
  return [...whose, `Since ${fullDayOf(since)}: ARR at risk ${changeWords(atRiskArr)}, ${accounts}`];
}

/** A line per band that any account is in (R179, R182). */
export function bandLines({ byBand, critical }: PortfolioSummary): string[] {
  return CARDS.filter((band) => byBand[band].accounts > 0).map((band) => {
    const worst = band === 'red' && critical > 0 ? `, of them ${critical} Critical` : '';
    return `${bandLabel(band)}: *${byBand[band].accounts}* (${percent(byBand[band].share)})${worst} · ARR ${amountsWords(byBand[band].arr)}`;
  });
}

/** What is to be expected, and what the past says. Each line only where something is known. */
export function outlookLines(portfolio: Portfolio): string[] {
  const { summary, renewals, expansion } = portfolio;
  return [
    `Expected to be lost this quarter: *${amountsWords(summary.revenueAtRisk)}*`,
    ...retentionLines(portfolio.retention),
    `Renewals in 90 days: ${groupWords(renewals.all)}${renewals.atRisk.accounts > 0 ? `; Red of those: ${groupWords(renewals.atRisk)}` : ''}`,
    `Ready to expand: ${count(expansion.accounts, 'account')}${expansion.accounts > 0 ? `, ARR ${amountsWords(expansion.arr)}, perhaps ${amountsWords(expansion.estimate)} more` : ''}`, // prettier-ignore
    fallenLine(portfolio),
    pastLine(portfolio),
    ...trendLine(portfolio),
    ...portfolio.concentration.map(
      ({ name, share }) =>
        `⚠ ${escapeMrkdwn(name, 60)} alone is ${percent(share)} of ${summary.pods === null ? 'all' : 'this'} ARR`,
    ),
  ];
}

const BASES: Record<RetentionForecast['basis'], string> = {
  calibrated: 'learnt from own outcomes',
  assumption: 'an assumption of the model',
};

/** A line for each basis, whatever the number of currencies. */
function retentionLines(forecasts: readonly RetentionForecast[]): string[] {
  return (['calibrated', 'assumption'] as const).flatMap((basis) => {
    const rates = forecasts.filter((one) => one.basis === basis).map(retentionWords);
    return rates.length === 0 ? [] : [`Expected to stay within a year: ${rates.join(', ')}; ${BASES[basis]}`];
  });
}

function retentionWords({ currency, rate, low, high }: RetentionForecast): string {
  const of = currency === null ? 'ARR' : `${currency} ARR`;
  const range = low === null || high === null ? '' : ` (${percent(low)} to ${percent(high)})`;
  return `*${percent(rate)}* of ${of}${range}`;
}

function fallenLine({ fallen }: Portfolio): string {
  if (fallen.accounts === 0) return 'Fell by more than 15 points in 30 days: none';
  const named = fallen.top.map(({ name, change30 }) => `${escapeMrkdwn(name, 40)} ${minus(change30)}`);
  const rest = fallen.accounts - named.length;
  return `Fell by more than 15 points in 30 days: *${fallen.accounts}*: ${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const minus = (change: number | null): string => (change === null ? '' : `−${Math.abs(change)}`);

/** R182: what became of a year's customers, and what customers say. */
function pastLine({ retained, nps }: Portfolio): string {
  const kept =
    retained === null
      ? 'Retention of 12 months: not known, outcomes.csv says nothing yet'
      : `Retention of 12 months: ${percent(1 - retained.left / retained.customers)} of ${count(retained.customers, 'customer')}`;
  const said =
    nps === null
      ? 'NPS: no answer in 90 days'
      : `NPS of 90 days: ${nps.score > 0 ? '+' : ''}${nps.score} (${count(nps.responses, 'answer')})`;
  return `${kept} · ${said}`;
}

/** R180 in one line; the pictures say more. */
function trendLine({ trend }: Portfolio): string[] {
  const [first] = trend;
  const last = trend.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const most = Math.max(...trend.map(({ byBand }) => byBand.red), 1);
  const bars = sparkline(trend.map(({ byBand }) => (byBand.red / most) * 100));
  return [`Red since ${fullDayOf(first.day)}: ${bars} ${first.byBand.red} → ${last.byBand.red}`];
}

const groupWords = ({ accounts, arr }: AccountGroup): string =>
  accounts === 0 ? 'none' : `${accounts} (ARR ${amountsWords(arr)})`;
