import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Absence, AbsenceNotice } from '../../domain/absence';
import type { Role } from '../../domain/person';
import type { Db } from '../client';
import { absences, people } from '../schema';

const inForce = (now: Date) => and(isNull(absences.endedAt), lte(absences.startsAt, now), gt(absences.until, now));
const columns = { email: absences.email, until: absences.until, coverEmail: absences.coverEmail };

/** Everybody who is away: a company has tens of them at most. */
export async function listAbsences(db: Db, now: Date): Promise<Map<string, Absence>> {
  const rows = await db.select(columns).from(absences).where(inForce(now)).orderBy(asc(absences.id));
  return new Map(rows.map((row) => [row.email, row]));
}

/** `byEmail`: who said so. */
export async function findAbsence(db: Db, email: string, now: Date): Promise<(Absence & { byEmail: string }) | null> {
  const rows = await db
    .select({ ...columns, byEmail: absences.createdByEmail })
    .from(absences)
    .where(and(eq(absences.email, email), inForce(now)));
  return rows.at(-1) ?? null;
}

/** Ends what is in force; the row stays, as a record. */
export async function endAbsence(db: Db, email: string, now: Date): Promise<boolean> {
  const ended = await db
    .update(absences)
    .set({ endedAt: now })
    .where(and(eq(absences.email, email), inForce(now)))
    .returning({ id: absences.id });
  return ended.length > 0;
}

export async function insertAbsence(db: Db, absence: Absence & { byEmail: string; now: Date }): Promise<void> {
  const { email, until, coverEmail, byEmail, now } = absence;
  const record = { createdAt: now, createdByEmail: byEmail };
  await db.insert(absences).values({ email, until, coverEmail, startsAt: now, ...record });
}

const away = alias(people, 'away');
const cover = alias(people, 'cover');

/** Who of a pod is away, or whom one person covers for, as people read it; whoever is back first stands first. */
export async function listAbsenceNotices(
  db: Db,
  of: { pods: readonly string[] } | { coverEmail: string },
  now: Date,
): Promise<(AbsenceNotice & { email: string; role: Role; pod: string | null })[]> {
  const whose = 'pods' in of ? inArray(away.pod, [...of.pods]) : eq(absences.coverEmail, of.coverEmail);
  return db
    .select({
      email: away.email,
      role: away.role,
      name: away.name,
      until: absences.until,
      timeZone: away.timeZone,
      coverName: cover.name,
      pod: away.pod,
    })
    .from(absences)
    .innerJoin(away, eq(away.email, absences.email))
    .leftJoin(cover, eq(cover.email, absences.coverEmail))
    .where(and(inForce(now), whose))
    .orderBy(asc(absences.until), asc(away.name));
}
