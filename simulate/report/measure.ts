import { count, sql } from 'drizzle-orm';
import type { Db } from '../../src/db/client';
import { alertEvents, alerts, incidents, predictions } from '../../src/db/schema';
import { TIERS } from '../../src/domain/trigger';
import type { Simulation } from '../run/open-simulation';
import type { Played } from '../run/play';
import { churnDayOf } from '../world/customer';
import { listReps } from '../world/draw-staff';
import { type Figures, type Share, toShare } from './figures';
import { groupBy } from './group-by';
import { measureDelivery } from './measure-delivery';
import { measureHarm, measureWarnings } from './measure-warnings';
import { measureWeeks } from './measure-weeks';
import { isAlarm, isFalse, type JudgedAlert, listJudgedAlerts } from './told-alert';

/** Everything the report says, counted where it was decided, told and answered, beside what really happened to each customer. */
export async function measure(simulation: Simulation, played: Played): Promise<Figures> {
  const { world, data, workspace, clock } = simulation;
  const { db } = data.database;
  const byId = new Map(played.courses.map((course) => [course.customer.accountId, course]));
  const startMs = Date.parse(world.calendar.at(0, 0, 0));
  const all = await listJudgedAlerts(db, byId, startMs);
  const events = await countBy(
    db.select({ key: alertEvents.kind, rows: count() }).from(alertEvents).groupBy(alertEvents.kind),
  );
  return {
    run: describeRun(simulation, played),
    alerts: { ...countAlerts(all), ...measureWeeks(world, all, startMs) },
    held: await measureHeld(db, played, all, events),
    falseAlarms: countFalse(all),
    escalations: pick(events, ['reminded', 'escalated', 'missed']),
    warnings: measureWarnings(world, played.courses, all),
    harm: measureHarm(world, played.courses, all),
    predictions: await countPredictions(db),
    people: {
      acknowledged: played.people.acknowledge,
      acted: played.people.act,
      resolved: played.people.resolve,
      noButton: played.people.noButton,
      failed: played.people.failed,
      away: played.people.away,
    },
    delivery: await measureDelivery(db, workspace, clock.now()),
  };
}

function describeRun({ world }: Simulation, { courses, people, seconds }: Played): Figures['run'] {
  return {
    accounts: world.customers.length,
    days: world.days,
    seed: world.seed,
    reps: listReps(world.staff).length,
    withFate: world.customers.filter(({ fate }) => fate !== null).length,
    left: courses.filter((course) => (churnDayOf(course) ?? Infinity) < world.days).length,
    saved: people.rescued,
    seconds: Math.round(seconds),
  };
}

function countAlerts(
  all: readonly JudgedAlert[],
): Pick<Figures['alerts'], 'opened' | 'told' | 'channel' | 'digest' | 'byTier' | 'byTrigger'> {
  const told = all.filter(({ toldAt }) => toldAt !== null);
  const channel = told.filter(({ isPosted }) => isPosted).length;
  const byTier = TIERS.map((tier) => {
    const of = all.filter((alert) => alert.tier === tier);
    const has = (test: (alert: JudgedAlert) => boolean) => of.filter(test).length;
    const counts = {
      opened: of.length,
      told: has(({ toldAt }) => toldAt !== null),
      acknowledged: has(({ isAcknowledged }) => isAcknowledged),
      acted: has(({ isActed }) => isActed),
    };
    return [tier, counts] as const;
  });
  const byTrigger = [...groupBy(all, ({ trigger }) => trigger)].map(([trigger, of]) => ({
    trigger,
    opened: of.length,
    told: of.filter(({ toldAt }) => toldAt !== null).length,
    withoutCause: of.filter((alert) => alert.toldAt !== null && isAlarm(alert) && isFalse(alert)).length,
  }));
  return {
    opened: all.length,
    told: told.length,
    channel,
    digest: told.length - channel,
    byTier: Object.fromEntries(byTier) as Figures['alerts']['byTier'],
    byTrigger: byTrigger.toSorted((a, b) => b.told - a.told || (a.trigger < b.trigger ? -1 : 1)),
  };
}

async function measureHeld(
  db: Db,
  { watched }: Played,
  all: readonly JudgedAlert[],
  events: ReadonlyMap<string, number>,
): Promise<Figures['held']> {
  const seen = watched.announced + watched.withheld;
  const grouped = await countBy(db.select({ key: sql<string>`'all'`, rows: count(alerts.incidentId) }).from(alerts));
  const [found] = await db.select({ rows: count() }).from(incidents);
  return {
    transitions: watched.announced,
    withheld: toShare(watched.withheld, seen),
    debounced: toShare(watched.waited, watched.announced + watched.waited),
    deferred: toShare(events.get('deferred') ?? 0, all.length),
    incidents: found?.rows ?? 0,
    inIncidents: grouped.get('all') ?? 0,
  };
}

const shareOf = (some: readonly JudgedAlert[]): Share => toShare(some.filter(isFalse).length, some.length);

function countFalse(all: readonly JudgedAlert[]): Figures['falseAlarms'] {
  const told = all.filter((alert) => alert.toldAt !== null && isAlarm(alert));
  const posted = told.filter(({ isPosted }) => isPosted);
  const ofTier = (tier: JudgedAlert['tier']) => shareOf(told.filter((alert) => alert.tier === tier));
  return {
    channel: shareOf(posted),
    all: shareOf(told),
    byTier: { critical: ofTier('critical'), high: ofTier('high'), moderate: ofTier('moderate') },
    afterLeaving: told.filter(({ truth }) => truth === 'gone').length,
  };
}

async function countPredictions(db: Db): Promise<Figures['predictions']> {
  const key = sql<string>`coalesce(${predictions.verdict}, 'open')`;
  return pick(await countBy(db.select({ key, rows: count() }).from(predictions).groupBy(key)), [
    'right',
    'wrong',
    'unknown',
    'open',
  ]);
}

async function countBy(query: Promise<{ key: string; rows: number }[]>): Promise<Map<string, number>> {
  return new Map((await query).map(({ key, rows }) => [key, rows]));
}

function pick<const K extends string>(counts: ReadonlyMap<string, number>, keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, counts.get(key) ?? 0])) as Record<K, number>;
}
