import type { Db } from '../db/client';
import { findPersonByEmail, findPersonBySlackId, saveSlackUser, type DirectoryEntry } from '../db/queries/people';
import { listManagedPods } from '../db/queries/pods';
import type { Person } from '../domain/person';
import type { Caller, Refusal, Scope, SlackUser, Viewer } from '../domain/viewer';
import { findRefusal, isForeign } from './slack/classify-user';
import type { SlackTeam } from './slack/directory';

/** Someone who becomes a guest or leaves loses access within this time. */
const REMEMBER_MS = 10 * 60_000;
const REMEMBER_MOST = 10_000;

export type FindViewer = (caller: Caller, now: Date) => Promise<Viewer>;
type Deps = { db: Db; fetchUser: (slackUserId: string) => Promise<SlackUser | null>; team: SlackTeam };

/**
 * Who is asking, and what they may see: a full member of our workspace, mapped to a row of people.csv by Slack id or e-mail.
 * Decided on the server for every command, button and form. When Slack cannot be asked it throws: no answer is no access.
 */
export function createFindViewer({ db, fetchUser, team }: Deps): FindViewer {
  const remember = createMemory(fetchUser);
  return async (caller, now) => {
    const { slackUserId } = caller;
    const refuse = (reason: Refusal): Viewer => ({ kind: 'refused', slackUserId, reason });
    if (isForeign(caller, team)) return refuse('external');
    const user = await remember(slackUserId, now);
    if (user === null) return refuse('external');
    const refusal = findRefusal(user, team);
    if (refusal !== null) return refuse(refusal);
    const person = await findPerson(db, user, now);
    if (person === null) return refuse('unmapped');
    const managedPods = await readManagedPods(db, person);
    return { kind: 'person', slackUserId, person, managedPods, scope: toScope(person, managedPods) };
  };
}

/** Own book; own pods for managers; everything for RevOps and executives. */
function toScope({ role, email }: Person, pods: readonly string[]): Scope {
  return role === 'revops' || role === 'exec' ? { kind: 'all' } : { kind: 'own', email, pods };
}

/** Pods that name this person as manager, and the pod a manager belongs to. */
async function readManagedPods(db: Db, { email, role, pod }: Person): Promise<string[]> {
  const named = await listManagedPods(db, email);
  return role === 'manager' && pod !== null ? [...new Set([...named, pod])] : named;
}

/** By Slack id, else by the e-mail of the Slack profile; a match by e-mail is kept. A row that names another Slack user is not theirs. */
async function findPerson(db: Db, user: SlackUser, now: Date): Promise<Person | null> {
  const known = await findPersonBySlackId(db, user.id);
  const entry = known ?? (user.email === null ? null : await findPersonByEmail(db, user.email));
  if (entry === null || (known === null && entry.isGiven)) return null;
  return keepCurrent(db, entry, user, now);
}

async function keepCurrent(db: Db, { person }: DirectoryEntry, user: SlackUser, now: Date): Promise<Person> {
  const timeZone = user.timeZone ?? person.timeZone;
  const isSame = person.slackUserId === user.id && person.timeZone === timeZone;
  if (!isSame) await saveSlackUser(db, { email: person.email, slackUserId: user.id, timeZone, now });
  return { ...person, slackUserId: user.id, timeZone };
}

/** users.info allows about 100 a minute: each user is asked for once in ten minutes. */
function createMemory(fetchUser: Deps['fetchUser']) {
  const known = new Map<string, { at: number; user: SlackUser | null }>();
  return async (slackUserId: string, now: Date): Promise<SlackUser | null> => {
    const last = known.get(slackUserId);
    if (last !== undefined && Math.abs(now.getTime() - last.at) < REMEMBER_MS) return last.user;
    const user = await fetchUser(slackUserId);
    if (known.size >= REMEMBER_MOST) known.clear();
    known.set(slackUserId, { at: now.getTime(), user });
    return user;
  };
}
