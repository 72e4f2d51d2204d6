import type { Logger } from 'pino';
import type { Db } from '../db/client';
import { findPersonByEmail } from '../db/queries/people';

type Reader = { email: string; timeZone: string; slackUserId: string | null; slackCheckedAt: Date | null };
export type ReachDeps = {
  db: Db;
  findSlackUser: (email: string, now: Date) => Promise<string | null>;
  log: Pick<Logger, 'warn'>;
};

/**
 * Those of the readers who are in Slack, with the time zone Slack knows. Whoever was not found, or never looked up, is asked for first;
 * where Slack cannot be asked, what it said last stands.
 */
export async function findReachable<R extends Reader>(
  { db, findSlackUser, log }: ReachDeps,
  readers: readonly R[],
  now: Date,
): Promise<R[]> {
  const reachable: R[] = [];
  for (const reader of readers) {
    if (reader.slackUserId !== null && reader.slackCheckedAt !== null) reachable.push(reader);
    else {
      const isFound = await findSlackUser(reader.email, now).catch((err: unknown) => {
        log.warn({ err, email: reader.email }, 'Slack could not be asked');
        return reader.slackUserId;
      });
      const entry = isFound === null ? null : await findPersonByEmail(db, reader.email);
      if (entry !== null) reachable.push({ ...reader, timeZone: entry.person.timeZone });
    }
  }
  return reachable;
}
