import { atLocalHour } from '../alerts/at-local-hour';
import { chooseWaiting } from '../alerts/choose-waiting';
import type { Db } from '../db/client';
import { countBands, type CurrencyRates, listExpansion, listRedAccounts, listWithheld } from '../db/queries/home';
import { listWaiting } from '../db/queries/waiting-alerts';
import type { CalendarOf } from '../domain/calendar';
import type { BandCounts, Home } from '../domain/home';
import type { Stream, StreamFreshness } from '../domain/stream';
import type { Person } from '../domain/person';
import type { KnownViewer } from '../domain/viewer';
import { dayIn } from '../views/wording';
import { listPodLatencies } from './read-pod-latency';
import { readFailurePanel } from './monitors/read-failures';
import { readGamingNotices } from './monitors/read-gaming-notices';
import { readAbsences } from './absence/read-absences';
import { readSharedCause } from './read-shared-cause';

/** Five and five, no more (R15, R22). */
const TOP = 5;

export type HomeDeps = {
  db: Db;
  weeklyBudget: number;
  calendarOf: CalendarOf;
  currencyRates: CurrencyRates;
  readFreshness: (now: Date) => Promise<StreamFreshness[]>;
};

type HomeArgs = { viewer: KnownViewer; now: Date; isFirstVisit: boolean };

/** Everything on the viewer's Home, from a fixed number of set-based queries however many accounts there are. */
export async function readHome(deps: HomeDeps, args: HomeArgs): Promise<Home> {
  const { viewer, now, isFirstVisit } = args;
  const { waiting, red, expansion, counts, freshness, withheld, absences, ...rest } = await readParts(deps, args);
  return {
    ...rest,
    ...absences,
    person: viewer.person,
    waiting: waiting.rows,
    waitingTotal: waiting.total,
    red: red.map(({ driverStream, ...row }) => ({ ...row, staleSince: findStaleSince(freshness, driverStream) })),
    expansion: isUsageStale(freshness) ? null : expansion,
    bands: toBandCounts(counts),
    unscored: counts.find(({ band }) => band === null)?.accounts ?? 0,
    freshness,
    withheld: withheld.rows,
    withheldTotal: withheld.total,
    isFirstVisit,
    readAt: now,
  };
}

async function readParts(deps: HomeDeps, { viewer, now }: HomeArgs) {
  const { db, currencyRates: rates } = deps;
  const { person, scope } = viewer;
  const [waiting, red, expansion, counts, freshness, pods, sharedCause, withheld, gaming, absences, failures] =
    await Promise.all([
      readWaiting(db, person, now),
      listRedAccounts(db, { scope, limit: TOP, rates }),
      listExpansion(db, { scope, limit: TOP }),
      countBands(db, scope),
      deps.readFreshness(now),
      listPodLatencies(deps, viewer, now),
      readSharedCause(db, now),
      listWithheld(db, { scope, limit: TOP }),
      readGamingNotices(db, viewer, now),
      readAbsences(db, person, now),
      person.role === 'revops' ? readFailurePanel(deps, now) : null,
    ]);
  return { waiting, red, expansion, counts, freshness, pods, sharedCause, withheld, gaming, absences, failures };
}

async function readWaiting(db: Db, { email, timeZone }: Person, now: Date) {
  const today = dayIn(timeZone, now);
  const { rows, total } = await listWaiting(db, {
    email,
    today,
    dayStart: atLocalHour(today, 0, timeZone),
    limit: TOP,
  });
  return { rows: chooseWaiting(rows, TOP), total };
}

function toBandCounts(counts: Awaited<ReturnType<typeof countBands>>): BandCounts {
  const of = (band: keyof BandCounts): number => counts.find((row) => row.band === band)?.accounts ?? 0;
  return { red: of('red'), yellow: of('yellow'), green: of('green'), unknown: of('unknown') };
}

/** R30: what usage says is not pitched on once every source of it is over its limit. */
function isUsageStale(freshness: readonly StreamFreshness[]): boolean {
  const usage = freshness.filter(({ stream }) => stream === 'usage_daily');
  return usage.length > 0 && usage.every(({ isStale }) => isStale);
}

/** How far a stream reaches that is over its limit in every source; null where it is fresh, or not known to be late. */
function findStaleSince(freshness: readonly StreamFreshness[], stream: Stream | null): Date | null {
  const own = freshness.filter((one) => one.stream === stream);
  if (own.length === 0 || own.some(({ isStale }) => !isStale)) return null;
  return own.map(({ asOf }) => asOf).find((asOf) => asOf !== null) ?? null;
}
