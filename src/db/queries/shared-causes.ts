import { and, asc, gte, lt, sql } from 'drizzle-orm';
import type { SharedDrop } from '../../domain/insight';
import type { Db } from '../client';
import { sharedCauses } from '../schema';

type Days = { from: string; before: string };

/** Days of `from` … before `before` on which activity fell for most accounts at once, oldest first. */
export function listSharedDrops(db: Db, { from, before }: Days): Promise<SharedDrop[]> {
  const { day, accounts, droppedShare, fleetFactor } = sharedCauses;
  return db
    .select({ day, accounts, droppedShare, fleetFactor })
    .from(sharedCauses)
    .where(and(gte(day, from), lt(day, before)))
    .orderBy(asc(day));
}

/** Of these days, exactly `drops` were shared: a day whose data came late is forgotten again. When it was first seen stays. */
export async function replaceSharedDrops(
  db: Db,
  { drops, from, before, now }: Days & { drops: readonly SharedDrop[]; now: Date },
): Promise<void> {
  const days = drops.map(({ day }) => day);
  await db
    .delete(sharedCauses)
    .where(
      and(
        gte(sharedCauses.day, from),
        lt(sharedCauses.day, before),
        sql`${sharedCauses.day} <> all(${sql.param(days)}::date[])`,
      ),
    );
  if (drops.length === 0) return;
  const { accounts, droppedShare, fleetFactor } = sharedCauses;
  const found = { accounts: sql`excluded.accounts`, droppedShare: sql`excluded.dropped_share`, fleetFactor: sql`excluded.fleet_factor` }; // prettier-ignore
  await db
    .insert(sharedCauses)
    .values(drops.map((drop) => ({ ...drop, seenAt: now })))
    .onConflictDoUpdate({
      target: sharedCauses.day,
      set: found,
      setWhere: sql`(${accounts}, ${droppedShare}, ${fleetFactor}) is distinct from (excluded.accounts, excluded.dropped_share, excluded.fleet_factor)`,
    });
}
