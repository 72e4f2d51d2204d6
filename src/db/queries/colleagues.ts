import { and, asc, eq, ilike, inArray, isNull, ne, notExists, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Role } from '../../domain/person';
import type { Db } from '../client';
import { absences, people, pods } from '../schema';

export type Colleague = { email: string; name: string; role: Role; pod: string | null };
const columns = { email: people.email, name: people.name, role: people.role, pod: people.pod };
/** Options of a select: who can be named is at most this many, else they are searched for by name. */
export const MOST_LISTED = 100;

const MOST = 100; // options of a select

type Around = {
  emails: readonly (string | null)[];
  pod: string | null;
  except: string | null;
  now: Date;
  name?: string; // only those with this in their name
  limit?: number;
};

/**
 * People an alert or an absence can be handed to: those named, everyone of the pod, the pod's manager and the managers of those named.
 * Nobody who left, or is away. The named ones first, then by name.
 */
export async function listColleagues(
  db: Db,
  { emails, pod, except, now, name, limit = MOST_LISTED }: Around,
): Promise<Colleague[]> {
  const named = emails.filter((email) => email !== null);
  return db
    .select(columns)
    .from(people)
    .where(
      and(
        or(inArray(people.email, named), eq(people.pod, pod ?? ''), managesPod(db, pod), managesAny(db, named)),
        isNull(people.deactivatedAt),
        isThere(db, now),
        except === null ? undefined : ne(people.email, except),
        name === undefined ? undefined : ilike(people.name, `%${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
      ),
    )
    .orderBy(sql`${people.email} <> all(${sql.param(named)}::text[])`, asc(people.name), asc(people.email))
    .limit(limit);
}

/** The reps of a pod: AEs and CSMs who have not left, by name. */
export function listPodReps(db: Db, pod: string): Promise<Colleague[]> {
  return db
    .select(columns)
    .from(people)
    .where(and(eq(people.pod, pod), inArray(people.role, ['ae', 'csm']), isNull(people.deactivatedAt)))
    .orderBy(asc(people.name), asc(people.email))
    .limit(MOST);
}

const managesPod = (db: Db, pod: string | null): SQL =>
  inArray(
    people.email,
    db
      .select({ email: sql`lower(${pods.managerEmail})` })
      .from(pods)
      .where(eq(pods.pod, pod ?? '')),
  );

function managesAny(db: Db, emails: string[]): SQL {
  const report = alias(people, 'report');
  const managers = db.select({ email: report.managerEmail }).from(report).where(inArray(report.email, emails));
  return inArray(people.email, managers);
}

const isThere = (db: Db, now: Date): SQL =>
  notExists(
    db
      .select({ id: absences.id })
      .from(absences)
      .where(
        and(
          eq(absences.email, people.email),
          isNull(absences.endedAt),
          sql`${absences.startsAt} <= ${now.toISOString()}::timestamptz and ${absences.until} > ${now.toISOString()}::timestamptz`,
        ),
      ),
  );
