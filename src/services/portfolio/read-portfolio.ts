import type { Db } from '../../db/client';
import { listFleetAt, listFleetWeeks } from '../../db/queries/fleet-days';
import { findFit, findNps, findRetained, listFallen, listTopAtRisk } from '../../db/queries/portfolio-accounts';
import { listMoneyCells, listShapeCells, type MoneyCell } from '../../db/queries/portfolio-cells';
import type { CohortGrouping, FleetDay, Portfolio, PortfolioSummary } from '../../domain/portfolio';
import { addDays, toDay } from '../../scoring/days';
import { findConcentration } from './find-concentration';
import { forecastRetention } from './forecast-retention';
import type { Rates } from './sum-amounts';
import { toFleetDays } from './to-fleet-days';
import { compareRecent, toCohortRows, toHistogram, toTiers } from './to-shape';
import { addUp, money, toGroup, toSummary } from './to-summary';

export type PortfolioDeps = { db: Db; currencyRates: Rates };
/** `pods` null: everyone's accounts. */
export type PortfolioArgs = { pods: readonly string[] | null; now: Date };

const CHANGE_DAYS = 30;
const TREND_WEEKS = 26;
const TOP = 10;
const FALLEN_SHOWN = 5;

/** The cards alone (R179), for Home: two statements. */
export async function readPortfolioSummary(deps: PortfolioDeps, args: PortfolioArgs): Promise<PortfolioSummary> {
  const [cells, before] = await Promise.all([
    listMoneyCells(deps.db, { pods: args.pods, today: toDay(args.now) }),
    findMonthAgo(deps, args),
  ]);
  return toSummary({ ...args, cells, before, rates: deps.currencyRates });
}

/** Everything of the portfolio (R179–R182, R190, R195, section N), from a fixed number of set-based queries however many accounts there are. */
export async function readPortfolio(
  deps: PortfolioDeps,
  { by = 'segment', ...args }: PortfolioArgs & { by?: CohortGrouping },
): Promise<Portfolio> {
  const { db, currencyRates: rates } = deps;
  const today = toDay(args.now);
  const query = { pods: args.pods, today };
  const [cells, shape, before, weeks, topAtRisk, fallen, retained, nps, fit] = await Promise.all([
    listMoneyCells(db, query),
    listShapeCells(db, { ...query, by }),
    findMonthAgo(deps, args),
    listFleetWeeks(db, { today, weeks: TREND_WEEKS, pods: args.pods }),
    listTopAtRisk(db, { ...query, rates, limit: TOP }),
    listFallen(db, { ...query, limit: FALLEN_SHOWN }),
    findRetained(db, query),
    findNps(db, query),
    findFit(db),
  ]);
  return {
    summary: toSummary({ ...args, cells, before, rates }),
    ...toSums(cells, rates),
    histogram: toHistogram(shape),
    trend: toFleetDays(weeks, rates),
    topAtRisk,
    fallen: { accounts: addUp(cells, 'fallen'), top: fallen },
    retention: forecastRetention(cells, fit, rates),
    retained,
    nps,
    tiers: toTiers(shape),
    concentration: await findConcentration(db, { ...query, cells, rates }),
    cohorts: { by, rows: toCohortRows(shape, 'cohort') },
    recent: compareRecent(shape, today),
  };
}

/** What the pictures show, and the sentence above them: a third of the reading. */
export type PortfolioPictures = Pick<Portfolio, 'summary' | 'histogram' | 'trend'>;

export async function readPortfolioPictures(deps: PortfolioDeps, args: PortfolioArgs): Promise<PortfolioPictures> {
  const { db, currencyRates: rates } = deps;
  const query = { pods: args.pods, today: toDay(args.now) };
  const [summary, shape, weeks] = await Promise.all([
    readPortfolioSummary(deps, args),
    listShapeCells(db, { ...query, by: 'segment' }),
    listFleetWeeks(db, { ...query, weeks: TREND_WEEKS }),
  ]);
  return { summary, histogram: toHistogram(shape), trend: toFleetDays(weeks, rates) };
}

async function findMonthAgo(
  { db, currencyRates }: PortfolioDeps,
  { pods, now }: PortfolioArgs,
): Promise<FleetDay | null> {
  const cells = await listFleetAt(db, { day: addDays(toDay(now), -CHANGE_DAYS), pods });
  return toFleetDays(cells, currencyRates)[0] ?? null;
}

function toSums(cells: readonly MoneyCell[], rates: Rates): Pick<Portfolio, 'renewals' | 'expansion'> {
  const all = addUp(cells, 'accounts');
  const renewing = (own: readonly MoneyCell[]) => toGroup(addUp(own, 'renewals'), all, money(own, 'renewalArr', rates));
  return {
    renewals: { all: renewing(cells), atRisk: renewing(cells.filter(({ band }) => band === 'red')) },
    expansion: {
      accounts: addUp(cells, 'ready'),
      arr: money(cells, 'readyArr', rates),
      estimate: money(cells, 'readyEstimate', rates),
    },
  };
}
