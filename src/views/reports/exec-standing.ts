import type { ExecReport, OutcomeCount } from '../../domain/exec-report';
import type { Amounts, FleetDay, RetentionForecast } from '../../domain/portfolio';
import { amountsWords } from '../portfolio/amounts';
import { bandLabel, count, fullDayOf, money } from '../wording';
import { periodBefore } from './period-words';
import { percent, signed } from './share-words';

const BANDS_SHOWN = ['green', 'yellow', 'red', 'unknown'] as const;

/** `45 of 487 accounts at risk (9%), €2.3M ARR, 7 accounts more than at the end of January.` (R194) */
export function leadLine(report: ExecReport): string {
  const { end, start } = report;
  const of = `of ${count(end.accounts, 'account')} at risk`;
  const now =
    end.byBand.red === 0
      ? `None ${of}`
      : `${end.byBand.red} ${of} (${percent(end.byBand.red / end.accounts)}), ${amountsWords(end.atRiskArr)} ARR`;
  return start === null ? `${now}.` : `${now}, ${changeOf(end, start)} at the end of ${periodBefore(report)}.`;
}

function changeOf(end: FleetDay, start: FleetDay): string {
  const more = end.byBand.red - start.byBand.red;
  if (more === 0) return end.byBand.red === 0 ? 'as' : 'as many as';
  return `${count(Math.abs(more), 'account')} ${more > 0 ? 'more' : 'fewer'} than`;
}

/** Distribution, what changed, what is expected (R194). */
export function standingLines(report: ExecReport): string[] {
  const { end, critical, forecast, revenueAtRisk, outcomes } = report;
  return [
    distributionLine(end, critical),
    changeLine(report),
    `Revenue at risk this quarter: ${amountsWords(revenueAtRisk)} · Forecast: ${forecastWords(forecast)}`,
    ...(outcomes.length === 0 ? [] : [`What became of contracts: ${outcomes.map(outcomeWords).join(', ')}`]),
  ];
}

/** Sign and word of every band; `critical` is the worst part of Red as of now (X22). */
export function distributionLine({ accounts, byBand }: FleetDay, critical: number): string {
  const parts = BANDS_SHOWN.filter((band) => byBand[band] > 0).map((band) => {
    const worst = band === 'red' && critical > 0 ? `, ${critical} critical now` : '';
    return `${bandLabel(band)} ${byBand[band]} (${percent(byBand[band] / accounts)}${worst})`;
  });
  return parts.length === 0 ? 'No account is scored.' : parts.join(' · ');
}

/** Month over month, or since when there is something to compare with: nothing is made up. */
export function changeLine(report: ExecReport): string {
  const { end, start, firstDay } = report;
  if (start === null)
    return `No comparison with ${periodBefore(report)} yet${firstDay === null ? '' : `: scores are kept from ${fullDayOf(firstDay)} on`}.`;
  const bands = (['red', 'yellow', 'green'] as const).map(
    (band) => `${bandLabel(band)} ${signed(end.byBand[band] - start.byBand[band])}`,
  );
  const all = `accounts ${start.accounts} → ${end.accounts}`;
  return `Against the end of ${periodBefore(report)}: ${bands.join(', ')} · ${all} · ARR at risk ${riskWords(start)} → ${riskWords(end)}`;
}

/** Where nobody is Red nothing is at risk: that is known. */
const riskWords = ({ byBand, atRiskArr }: FleetDay): string => (byBand.red === 0 ? 'none' : amountsWords(atRiskArr));

const BASES: Record<RetentionForecast['basis'], string> = {
  calibrated: 'learnt from outcomes',
  assumption: 'an assumption',
};

/** `91% of ARR (87–95%) kept in 12 months, learnt from outcomes`; several currencies of one basis share the words. */
export function forecastWords(forecast: readonly RetentionForecast[]): string {
  if (forecast.length === 0) return 'not known: no ARR or no probability yet';
  const said = (['calibrated', 'assumption'] as const).flatMap((basis) => {
    const rates = forecast.filter((one) => one.basis === basis).map(rateWords);
    return rates.length === 0 ? [] : [`${rates.join(', ')} kept in 12 months, ${BASES[basis]}`];
  });
  return said.join('; ');
}

function rateWords({ currency, rate, low, high }: RetentionForecast): string {
  const range = low === null || high === null ? '' : ` (${percent(low)}–${percent(high)})`;
  return `${percent(rate)} of ${currency === null ? 'ARR' : `${currency} ARR`}${range}`;
}

const OUTCOME_WORDS: Record<OutcomeCount['outcome'], string> = {
  renewed: 'renewed',
  churned: 'left',
  expanded: 'expanded',
  contracted: 'cut',
};

export function outcomeWords({ outcome, accounts, arr }: OutcomeCount): string {
  const moved = outcome === 'renewed' ? [] : arr.filter(({ amount }) => Math.round(amount) !== 0);
  return `${accounts} ${OUTCOME_WORDS[outcome]}${moved.length === 0 ? '' : ` (${signedAmounts(moved)})`}`;
}

const signedAmounts = (amounts: Amounts): string =>
  amounts
    .slice(0, 3)
    .map(({ currency, amount }) => `${amount > 0 ? '+' : '−'}${money(Math.abs(amount), currency)}`)
    .join(', ');
