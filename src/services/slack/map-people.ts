import type { Db } from '../../db/client';
import { findPersonByEmail, saveSlackUser, type DirectoryEntry } from '../../db/queries/people';
import { findRefusal } from './classify-user';
import type { SlackDirectory, SlackTeam } from './directory';

const HOUR_MS = 3_600_000;
/** People are hired daily, e-mails rarely change hands: who was not found is asked for again after a day, who was after a week. */
const CHECK_MISSING_AFTER_MS = 24 * HOUR_MS;
const CHECK_FOUND_AFTER_MS = 7 * 24 * HOUR_MS;

type Deps = { db: Db; slack: Pick<SlackDirectory, 'findUserByEmail' | 'fetchUser'>; team: SlackTeam };

/**
 * The Slack id of one of our people, or null when they are not (yet) a full member there. An id given in people.csv wins; else Slack
 * is asked by e-mail, at most once a day, and the answer is kept with the time zone. Throws what Slack threw.
 */
export const createFindSlackUser =
  (deps: Deps) =>
  async (email: string, now: Date): Promise<string | null> => {
    const entry = await findPersonByEmail(deps.db, email);
    if (entry === null) return null;
    return isKept(entry, now) ? entry.person.slackUserId : askSlack(deps, entry, now);
  };

function isKept({ person, checkedAt }: DirectoryEntry, now: Date): boolean {
  if (checkedAt === null) return false;
  const keepMs = person.slackUserId === null ? CHECK_MISSING_AFTER_MS : CHECK_FOUND_AFTER_MS;
  return now.getTime() - checkedAt.getTime() < keepMs;
}

async function askSlack(
  { db, slack, team }: Deps,
  { person, isGiven }: DirectoryEntry,
  now: Date,
): Promise<string | null> {
  const { email } = person;
  const given = isGiven ? person.slackUserId : null;
  const user = given === null ? await slack.findUserByEmail(email) : await slack.fetchUser(given);
  const found = user !== null && findRefusal(user, team) === null ? user.id : null;
  await saveSlackUser(db, { email, slackUserId: found, timeZone: user?.timeZone ?? null, now });
  return given ?? found;
}
