import { atLocalHour } from '../../../alerts/at-local-hour';
import type { Db } from '../../../db/client';
import { listFleetAt } from '../../../db/queries/fleet-days';
import { findFirstScoredDay } from '../../../db/queries/exec-figures';
import { countFallingSignals, countMoves } from '../../../db/queries/score-moves';
import type { ExecReport } from '../../../domain/exec-report';
import type { FleetDay, Portfolio, PortfolioSummary } from '../../../domain/portfolio';
import { addDays, toDay } from '../../../scoring/days';
import { readPortfolio } from '../../portfolio/read-portfolio';
import { toFleetDays } from '../../portfolio/to-fleet-days';
import { plusMonths } from '../plus-months';
import { summariseMoves } from '../weekly-trend/summarise-moves';
import { toBandSteps } from './band-steps';
import type { ExecDeps } from './exec-deps';
import { readBookRetention } from './read-book-retention';
import { readWork } from './read-work';
import { recommend } from './recommend';

const SIGNALS_SHOWN = 3;
const MONTHS = { month: 1, quarter: 3 } as const;

/**
 * A month or a quarter that begins on `period` (R194–R201); null where no account is known. Movement and work are those of the period; lists
 * and the forecast are as of `now`, and say so.
 */
export async function collectExecReport(
  tx: Db,
  { period, length }: { period: string; length: ExecReport['length'] },
  deps: ExecDeps & { now: Date },
): Promise<ExecReport | null> {
  const { rates, timeZone, now } = deps;
  const next = plusMonths(period, MONTHS[length]);
  const days = { from: period, until: addDays(next, -1) };
  // not in the transaction: it asks several things at once, and none of them is written here
  const portfolio = await readPortfolio({ db: deps.db, currencyRates: rates }, { pods: null, now });
  if (portfolio.summary.total.accounts === 0) return null;
  const span = { from: atLocalHour(period, 0, timeZone), until: atLocalHour(next, 0, timeZone) };
  const moved = await readMoves(tx, { from: addDays(period, -1), to: days.until });
  const { atRisk, ...work } = await readWork(tx, { ...deps, span, days });
  const { declined } = moved.moves;
  const segments = portfolio.cohorts.rows;
  const facts = { ...work, declined, atRisk, segments, signals: moved.signals, streamOf: deps.streamOf };
  return {
    length,
    ...days,
    asOf: toDay(now),
    end: (await readFleetDay(tx, days.until, rates)) ?? toFleetDay(portfolio.summary, now),
    start: await readFleetDay(tx, addDays(period, -1), rates),
    firstDay: await findFirstScoredDay(tx),
    ...moved,
    ...work,
    ...toStanding(portfolio),
    retention: await readBookRetention(tx, { period, today: toDay(now), rates }),
    recommendations: recommend(facts),
  };
}

/** What is as of now. */
const toStanding = ({ summary, retention, cohorts, recent, topAtRisk, expansion, histogram, trend }: Portfolio) => ({
  critical: summary.critical,
  revenueAtRisk: summary.revenueAtRisk,
  isConverted: summary.isConverted,
  forecast: retention,
  segments: cohorts.rows,
  recent,
  topAtRisk: topAtRisk.map(({ accountId, name, score, arr, currency, reason }) => {
    return { accountId, name, score, arr, currency, reason };
  }),
  expansion,
  histogram,
  trend,
});

async function readMoves(tx: Db, days: { from: string; to: string }): Promise<Pick<ExecReport, 'moves' | 'signals'>> {
  const span = { scope: null, ...days };
  const cells = await countMoves(tx, span);
  const { compared, unseen, remodelled, improved, declined } = summariseMoves(cells);
  return {
    moves: { compared, unseen, remodelled, improved, declined, steps: toBandSteps(cells) },
    signals: (await countFallingSignals(tx, span)).slice(0, SIGNALS_SHOWN),
  };
}

/** Where the last day was not kept: as things stand now. */
const toFleetDay = ({ total, byBand }: PortfolioSummary, now: Date): FleetDay => ({
  day: toDay(now),
  accounts: total.accounts,
  byBand: {
    red: byBand.red.accounts,
    yellow: byBand.yellow.accounts,
    green: byBand.green.accounts,
    unknown: byBand.unknown.accounts,
  },
  atRiskArr: byBand.red.arr,
  meanScore: null,
});

const readFleetDay = async (tx: Db, day: string, rates: ExecDeps['rates']): Promise<FleetDay | null> =>
  toFleetDays(await listFleetAt(tx, { day, pods: null }), rates)[0] ?? null;
