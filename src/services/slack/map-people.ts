import type { Db } from '../../db/client';
import { findPersonByEmail, saveSlackUser, type DirectoryEntry, type SlackStanding } from '../../db/queries/people';
import type { SlackUser } from '../../domain/viewer';
import { findRefusal } from './classify-user';
import type { SlackDirectory, SlackTeam } from './directory';

const HOUR_MS = 3_600_000;
/** People are hired daily, and may leave at any hour: who was not found is asked for again after a day, who was after four hours. */
const CHECK_MISSING_AFTER_MS = 24 * HOUR_MS;
const CHECK_FOUND_AFTER_MS = 4 * HOUR_MS;

type Deps = { db: Db; slack: Pick<SlackDirectory, 'findUserByEmail' | 'fetchUser'>; team: SlackTeam };

/**
 * The Slack id of one of our people, or null when they are not (yet) a full member there. An id given in people.csv wins; else Slack
 * is asked by e-mail, at most every four hours, and the answer is kept with the time zone. Throws what Slack threw.
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
  const user = await lookUp(slack, person, given);
  const refusal = user === null ? null : findRefusal(user, team);
  const found = user !== null && refusal === null ? user.id : null;
  const standing = toStanding(found, refusal);
  await saveSlackUser(db, { email, slackUserId: found, timeZone: user?.timeZone ?? null, standing, now });
  return standing === 'deactivated' ? null : (given ?? found);
}

/** Slack finds nobody by the e-mail of someone who left; by their id it still says that they did. */
async function lookUp(
  slack: Deps['slack'],
  { email, slackUserId }: DirectoryEntry['person'],
  given: string | null,
): Promise<SlackUser | null> {
  if (given !== null) return slack.fetchUser(given);
  const byEmail = await slack.findUserByEmail(email);
  return byEmail === null && slackUserId !== null ? slack.fetchUser(slackUserId) : byEmail;
}

function toStanding(found: string | null, refusal: ReturnType<typeof findRefusal>): SlackStanding {
  if (refusal === 'deactivated') return 'deactivated';
  return found === null ? 'unknown' : 'active';
}
