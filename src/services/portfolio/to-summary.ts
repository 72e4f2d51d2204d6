import type { MoneyCell } from '../../db/queries/portfolio-cells';
import type { Band } from '../../domain/band';
import type { AccountGroup, Amounts, FleetDay, PortfolioChange, PortfolioSummary } from '../../domain/portfolio';
import { hasRates, type Rates, subtractAmounts, sumAmounts } from './sum-amounts';

type SummaryInput = {
  pods: readonly string[] | null;
  cells: readonly MoneyCell[];
  before: FleetDay | null; // about 30 days ago
  rates: Rates;
  now: Date;
};

/** The cards of R179, from the sums of each currency and band. */
export function toSummary({ pods, cells, before, rates, now }: SummaryInput): PortfolioSummary {
  const all = addUp(cells, 'accounts');
  const group = (own: readonly MoneyCell[]) => toGroup(addUp(own, 'accounts'), all, money(own, 'arr', rates));
  const ofBand = (band: Band) => group(cells.filter((cell) => cell.band === band));
  const byBand = { red: ofBand('red'), yellow: ofBand('yellow'), green: ofBand('green'), unknown: ofBand('unknown') };
  return {
    pods,
    readAt: now,
    total: group(cells),
    byBand,
    critical: addUp(
      cells.filter(({ band }) => band === 'red'),
      'critical',
    ),
    unscored: addUp(cells, 'unscored'),
    isConverted: hasRates(rates),
    revenueAtRisk: money(cells, 'revenueAtRisk', rates),
    change: before === null ? null : compare(byBand.red, before),
  };
}

function compare(red: AccountGroup, before: FleetDay): PortfolioChange {
  return {
    since: before.day,
    atRiskAccounts: red.accounts - before.byBand.red,
    atRiskArr: subtractAmounts(red.arr, before.atRiskArr),
  };
}

type Counted = 'accounts' | 'unscored' | 'critical' | 'fallen' | 'renewals' | 'ready';
type Paid = 'arr' | 'revenueAtRisk' | 'renewalArr' | 'readyArr' | 'readyEstimate';

export const addUp = (cells: readonly MoneyCell[], key: Counted): number =>
  cells.reduce((sum, cell) => sum + cell[key], 0);

export const money = (cells: readonly MoneyCell[], key: Paid, rates: Rates): Amounts =>
  sumAmounts(
    cells.map((cell) => ({ currency: cell.currency, amount: cell[key] })),
    rates,
  );

export const toGroup = (accounts: number, all: number, arr: Amounts): AccountGroup => ({
  accounts,
  share: all === 0 ? null : accounts / all,
  arr,
});
