import { atLocalHour } from '../alerts/at-local-hour';
import { chooseWaiting } from '../alerts/choose-waiting';
import type { Db } from '../db/client';
import {
  countBands,
  type CurrencyRates,
  hasOwnAccounts,
  listExpansion,
  listRedAccounts,
  listWithheld,
} from '../db/queries/home';
import { countLacking } from '../db/queries/required-facts';
import { listWaiting } from '../db/queries/waiting-alerts';
import type { CalendarOf } from '../domain/calendar';
import type { BandCounts, Home } from '../domain/home';
import type { Person } from '../domain/person';
import type { PortfolioSummary } from '../domain/portfolio';
import type { RequiredFact } from '../domain/required-fact';
import type { StreamFreshness } from '../domain/stream';
import type { KnownViewer } from '../domain/viewer';
import { dayIn } from '../views/wording';
import { readAbsences } from './absence/read-absences';
import { findStaleSince, findStaleUsage } from './home/find-stale';
import { readMyWeek } from './home/read-my-week';
import { readFailurePanel } from './monitors/read-failures';
import { readGamingNotices } from './monitors/read-gaming-notices';
import { readPortfolioSummary } from './portfolio/read-portfolio';
import { readPodLatencies, readPodSummaries } from './read-pod-latency';
import { readSharedCause } from './read-shared-cause';

/** Five and five, no more (R15, R22). */
const TOP = 5;

export type HomeDeps = {
  db: Db;
  weeklyBudget: number;
  calendarOf: CalendarOf;
  currencyRates: CurrencyRates;
  release: { isDryRun: boolean };
  readFreshness: (now: Date) => Promise<StreamFreshness[]>;
  requiredFacts?: readonly RequiredFact[];
};

type HomeArgs = { viewer: KnownViewer; now: Date; isFirstVisit: boolean };

/** Everything on the viewer's Home, from a fixed number of set-based queries however many accounts there are. */
export async function readHome(deps: HomeDeps, args: HomeArgs): Promise<Home> {
  const { viewer, now, isFirstVisit } = args;
  const [own, whole] = await Promise.all([readOwn(deps, args), readWhole(deps, args)]);
  const { waiting, red, expansion, freshness, withheld, absences, ...rest } = own;
  const staleUsage = findStaleUsage(freshness);
  return {
    ...rest,
    ...absences,
    ...whole,
    person: viewer.person,
    waiting: waiting.rows,
    waitingTotal: waiting.total,
    red: red.map(({ driverStream, ...row }) => ({ ...row, staleSince: findStaleSince(freshness, driverStream) })),
    expansion: staleUsage === null ? expansion : null,
    staleUsage,
    freshness,
    withheld: withheld.rows,
    withheldTotal: withheld.total,
    isFirstVisit,
    readAt: now,
  };
}

/** What is the viewer's own. Whoever only looks over others' accounts has no book, no offers and no week. */
async function readOwn(deps: HomeDeps, { viewer, now }: HomeArgs) {
  const { db, currencyRates: rates } = deps;
  const { person, scope } = viewer;
  const whose = { scope, today: dayIn(person.timeZone, now) };
  const hasBook = await findHasBook(db, person);
  const [waiting, red, expansion, week, freshness, withheld, gaming, absences, sharedCause, lacking] =
    await Promise.all([
      readWaiting(db, person, now),
      listRedAccounts(db, { ...whose, limit: TOP, rates }),
      hasBook ? listExpansion(db, { ...whose, limit: TOP }) : [],
      hasBook ? readMyWeek(deps, person, now) : null,
      deps.readFreshness(now),
      listWithheld(db, { ...whose, limit: TOP }),
      readGamingNotices(db, viewer, now),
      readAbsences(db, person, now),
      readSharedCause(db, now),
      readLacking(deps, viewer, now),
    ]);
  return { hasBook, waiting, red, expansion, week, freshness, withheld, gaming, absences, sharedCause, lacking };
}

/** Whoever looks over all accounts reads counts with the freshness of data. */
async function readLacking({ db, requiredFacts: required = [] }: HomeDeps, { scope }: KnownViewer, now: Date) {
  return scope.kind === 'all' ? null : countLacking(db, { scope, required, today: now.toISOString().slice(0, 10) });
}

const findHasBook = async (db: Db, { role, email }: Person): Promise<boolean> =>
  role === 'ae' || role === 'csm' || hasOwnAccounts(db, email);

/** What managers, RevOps and executives answer for; of everyone else only the colours of their accounts. */
async function readWhole(deps: HomeDeps, { viewer, now }: HomeArgs) {
  const isOverAll = viewer.scope.kind === 'all';
  const isLead = isOverAll || viewer.managedPods.length > 0;
  const [portfolio, counts, pods, allPods, failures] = await Promise.all([
    isLead ? readPortfolioSummary(deps, { pods: isOverAll ? null : viewer.managedPods, now }) : null,
    isLead ? null : readBandCounts(deps.db, viewer, now),
    isOverAll ? [] : readPodLatencies(deps, viewer.managedPods, now),
    isOverAll ? readPodSummaries(deps, now) : [],
    isOverAll ? readFailurePanel(deps, now) : null,
  ]);
  return { portfolio, pods, allPods, failures, ...(counts ?? toCounts(portfolio)) };
}

type Counts = Pick<Home, 'bands' | 'unscored'>;

async function readBandCounts(db: Db, { scope, person }: KnownViewer, now: Date): Promise<Counts> {
  const counts = await countBands(db, { scope, today: dayIn(person.timeZone, now) });
  const of = (band: keyof BandCounts | null): number => counts.find((row) => row.band === band)?.accounts ?? 0;
  const bands = { red: of('red'), yellow: of('yellow'), green: of('green'), unknown: of('unknown') };
  return { bands, unscored: of(null) };
}

function toCounts(portfolio: PortfolioSummary | null): Counts {
  if (portfolio === null) return { bands: { red: 0, yellow: 0, green: 0, unknown: 0 }, unscored: 0 };
  const { byBand, unscored } = portfolio;
  const { red, yellow, green, unknown } = byBand;
  const bands = { red: red.accounts, yellow: yellow.accounts, green: green.accounts };
  return { bands: { ...bands, unknown: unknown.accounts - unscored }, unscored };
}

async function readWaiting(db: Db, { email, timeZone }: Person, now: Date) {
  const today = dayIn(timeZone, now);
  const dayStart = atLocalHour(today, 0, timeZone);
  const { rows, total } = await listWaiting(db, { email, today, dayStart, limit: TOP });
  return { rows: chooseWaiting(rows, TOP), total };
}
