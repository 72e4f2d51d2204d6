import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '../client';
import { people } from '../schema';

/** Everyone in RevOps. */
export async function listRevOps(db: Db): Promise<string[]> {
  const rows = await db
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.role, 'revops'), isNull(people.deactivatedAt)))
    .orderBy(asc(people.email));
  return rows.map(({ email }) => email);
}

/** Who leads a person: the one people.csv names, and the manager of their pod. Not the person themself; nobody who is not known. */
export async function listManagersOf(db: Db, email: string): Promise<string[]> {
  const { rows } = await db.execute<{ email: string }>(sql`
    select distinct boss.email from people person
    left join pods on pods.pod = person.pod
    join people boss on boss.email in (lower(person.manager_email), lower(pods.manager_email))
    where person.email = ${email} and boss.email <> ${email} order by boss.email`);
  return rows.map((row) => row.email);
}
