import type { ReleaseFacts } from '../../alerts/decide-release';
import { weekStart } from '../../alerts/week-start';
import type { Db } from '../../db/client';
import { countTold } from '../../db/queries/held-posts';
import { countAlike, countScored, listOpenIncidents, type IncidentRow } from '../../db/queries/incidents';
import { listRevOps } from '../../db/queries/monitor-audience';
import type { HeldPostRow } from '../../domain/held-post';
import type { ReleaseSettings } from './settings';

/** What deciding needs, and what carrying it out needs besides: the open incidents by driver, and who is asked about new ones. */
export type ReadFacts = ReleaseFacts & {
  incidentOf: ReadonlyMap<string, IncidentRow>;
  deciders: readonly string[]; // e-mails, or one channel
  alikeSince: Date;
};

const ALIKE_MS = 24 * 3_600_000;

export async function readReleaseFacts(
  tx: Db,
  held: readonly HeldPostRow[],
  { isDryRun, revopsChannel }: Pick<ReleaseSettings, 'isDryRun' | 'revopsChannel'>,
  now: Date,
): Promise<ReadFacts> {
  const alikeSince = new Date(now.getTime() - ALIKE_MS);
  const drivers = [...new Set(held.map(({ driverSignal }) => driverSignal).filter((driver) => driver !== null))];
  const incidentOf = new Map((await listOpenIncidents(tx)).map((row) => [row.driverSignal, row]));
  return {
    toldThisWeek: await countTold(tx, listWeeks(held, now), { isDryRun }),
    alike: await countAlike(tx, drivers, alikeSince),
    openIncidents: new Set(incidentOf.keys()),
    fleet: await countScored(tx),
    incidentOf,
    deciders: await listDeciders(tx, revopsChannel),
    alikeSince,
  };
}

/** A channel alone can press no button: without anyone in RevOps there is nobody to decide. */
async function listDeciders(tx: Db, revopsChannel: string | null): Promise<string[]> {
  const people = await listRevOps(tx);
  return people.length > 0 && revopsChannel !== null ? [revopsChannel] : people;
}

function listWeeks(held: readonly HeldPostRow[], now: Date): { email: string; since: Date }[] {
  const zones = new Map(held.map(({ driEmail, timeZone }) => [driEmail, timeZone]));
  return [...zones].map(([email, timeZone]) => ({ email, since: weekStart(now, timeZone) }));
}
