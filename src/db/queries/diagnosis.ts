import { asc, count, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '../client';
import { accounts, people, pods, quarantine, syncRuns } from '../schema';

/** Streams whose newest finished run failed, of each source's latest pass: what it no longer delivers is no failure of today. */
export async function listFailingSources(db: Db) {
  const newest = db
    .selectDistinctOn([syncRuns.source, syncRuns.stream], {
      source: syncRuns.source,
      stream: syncRuns.stream,
      status: syncRuns.status,
      error: syncRuns.error,
      startedAt: syncRuns.startedAt,
    })
    .from(syncRuns)
    .where(sql`${syncRuns.status} <> 'running'`)
    .orderBy(syncRuns.source, syncRuns.stream, sql`${syncRuns.startedAt} desc, ${syncRuns.id} desc`)
    .as('newest');
  return db
    .select()
    .from(newest)
    .where(
      sql`${newest.status} = 'failed' and ${newest.startedAt} = (select max(later.started_at) from ${syncRuns} later
        where later.source = ${newest.source} and later.status <> 'running')`,
    );
}

/** Quarantined rows by file, column and reason, most first: a reason that holds for thousands is one line. */
export async function countQuarantined(db: Db) {
  const { source, file, column, reason } = quarantine;
  return db
    .select({ source, file, column, reason, rows: count(), line: sql`min(${quarantine.line})`.mapWith(Number) })
    .from(quarantine)
    .groupBy(source, file, column, reason)
    .orderBy(sql`count(*) desc`, asc(reason))
    .limit(20);
}

/** Accounts, and how many of them nobody in people.csv owns, or no pod in pods.csv holds. */
export async function countOwnerless(db: Db): Promise<{ accounts: number; ownerless: number; podless: number }> {
  const [row] = await db
    .select({
      accounts: count(),
      ownerless:
        sql`count(*) filter (where not ${isKnown(accounts.aeEmail)} and not ${isKnown(accounts.csmEmail)})`.mapWith(
          Number,
        ),
      podless:
        sql`count(*) filter (where not exists (select 1 from ${pods} where ${pods.pod} = ${accounts.pod}))`.mapWith(
          Number,
        ),
    })
    .from(accounts);
  return row ?? { accounts: 0, ownerless: 0, podless: 0 };
}

/** The currencies accounts pay in. */
export async function listCurrencies(db: Db): Promise<string[]> {
  const rows = await db.selectDistinct({ currency: accounts.currency }).from(accounts).orderBy(asc(accounts.currency));
  return rows.flatMap(({ currency }) => currency ?? []);
}

export async function listPeopleEmails(db: Db): Promise<string[]> {
  const rows = await db.select({ email: people.email }).from(people).orderBy(asc(people.email));
  return rows.map(({ email }) => email);
}

const isKnown = (email: AnyPgColumn) => sql`exists (select 1 from ${people} where ${people.email} = ${email})`;
