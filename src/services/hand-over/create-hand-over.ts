import type { Db } from '../../db/client';
import { findAlertOwner, type AlertOwner } from '../../db/queries/alert-owner';
import { listColleagues, MOST_LISTED, type Colleague } from '../../db/queries/colleagues';
import type { AlertCard } from '../../domain/alert';
import type { Person } from '../../domain/person';
import type { PersonChoice } from '../../domain/person-choice';
import { AppError } from '../../errors';
import { authoriseClaim, mayAnswer } from '../authorise';
import { findAllowed, type Press } from '../find-allowed';
import type { FindViewer } from '../find-viewer';
import { findChosen, toPersonChoice } from './person-choice';

const SUGGESTED = 20;
const EVERYONE = 10_000; // of one pod and its managers

/** `toKey`: one of those `prepareReassign` offered. */
export type Reassignment = { toKey: string; note: string | null };

type Answer<Detail> = (input: { alertId: string; by: Person; now: Date } & Detail) => Promise<{ card: AlertCard }>;
export type HandOverDeps = {
  db: Db;
  findViewer: FindViewer;
  claimDri: Answer<unknown>;
  reassignAlert: Answer<{ toEmail: string; note: string | null }>;
};

export type HandOver = {
  /** The one who presses becomes the DRI. */
  claim: (press: Press) => Promise<AlertCard>;
  reassign: (press: Press & Reassignment) => Promise<AlertCard>;
  /** Before the form opens: may they, what is the account called, and who can be given the alert; null: too many to list. */
  prepareReassign: (press: Press) => Promise<{ accountName: string; people: PersonChoice[] | null }>;
  /** Those of them with the text in their name; none for who may not ask. */
  suggestHeirs: (press: Press & { text: string }) => Promise<PersonChoice[]>;
};

export function createHandOver(deps: HandOverDeps): HandOver {
  return {
    claim: async ({ alertId, now, ...press }) => {
      const { by } = await findAllowed(deps, { ...press, alertId, now }, authoriseClaim);
      return (await deps.claimDri({ alertId, by, now })).card;
    },
    reassign: async ({ toKey, note, alertId, now, ...press }) => {
      const { by, owner } = await findAllowed(deps, { ...press, alertId, now });
      const { email: toEmail } = getChosen(await listHeirs(deps, owner, now, { limit: EVERYONE }), toKey);
      return (await deps.reassignAlert({ alertId, by, now, toEmail, note })).card;
    },
    prepareReassign: async (press) => {
      const { owner } = await findAllowed(deps, press);
      const listed = await listHeirs(deps, owner, press.now, { limit: MOST_LISTED + 1 });
      if (listed.length > MOST_LISTED) return { accountName: owner.accountName, people: null };
      const people = listed.filter(({ email }) => email !== owner.driEmail);
      if (people.length === 0) throw new AppError('nobody_else', 'Nobody else of this account or its pod is there.');
      return { accountName: owner.accountName, people: people.map(toPersonChoice) };
    },
    suggestHeirs: async ({ caller, alertId, now, text }) => {
      const [viewer, owner] = await Promise.all([deps.findViewer(caller, now), findAlertOwner(deps.db, alertId)]);
      if (owner === null || viewer.kind === 'refused' || !mayAnswer(viewer, owner)) return [];
      const people = await listHeirs(deps, owner, now, { name: text.trim(), limit: SUGGESTED });
      return people.filter(({ email }) => email !== owner.driEmail).map(toPersonChoice);
    },
  };
}

/** Whoever is there of the account, its pod and their managers. The one who has it counts too: a form sent twice is no error. */
async function listHeirs(
  { db }: HandOverDeps,
  owner: AlertOwner,
  now: Date,
  which: { name?: string; limit: number },
): Promise<Colleague[]> {
  const { aeEmail, csmEmail, pod } = owner;
  return listColleagues(db, { emails: [aeEmail, csmEmail], pod, except: null, now, ...which });
}

/** A form that was open while someone went away, or one written by hand. */
function getChosen(people: readonly Colleague[], key: string): Colleague {
  const chosen = findChosen(people, key);
  if (chosen === null) throw new AppError('not_offered', 'This person can no longer be given the alert: choose again.');
  return chosen;
}
