import type { Db } from '../../db/client';
import type { AlertOwner } from '../../db/queries/alert-owner';
import { listColleagues, type Colleague } from '../../db/queries/colleagues';
import type { AlertCard } from '../../domain/alert';
import type { Person } from '../../domain/person';
import type { PersonChoice } from '../../domain/person-choice';
import { AppError } from '../../errors';
import { authoriseClaim } from '../authorise';
import { findAllowed, type Press } from '../find-allowed';
import type { FindViewer } from '../find-viewer';
import { findChosen, toPersonChoice } from './person-choice';

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
  /** Before the form opens: may they, what is the account called, and who can be given the alert. */
  prepareReassign: (press: Press) => Promise<{ accountName: string; people: PersonChoice[] }>;
};

export function createHandOver(deps: HandOverDeps): HandOver {
  return {
    claim: async ({ alertId, now, ...press }) => {
      const { by } = await findAllowed(deps, { ...press, alertId, now }, authoriseClaim);
      return (await deps.claimDri({ alertId, by, now })).card;
    },
    reassign: async ({ toKey, note, alertId, now, ...press }) => {
      const { by, owner } = await findAllowed(deps, { ...press, alertId, now });
      const { email: toEmail } = getChosen(await listHeirs(deps, owner, now), toKey);
      return (await deps.reassignAlert({ alertId, by, now, toEmail, note })).card;
    },
    prepareReassign: async (press) => {
      const { owner } = await findAllowed(deps, press);
      const people = (await listHeirs(deps, owner, press.now)).filter(({ email }) => email !== owner.driEmail);
      if (people.length === 0) throw new AppError('nobody_else', 'Nobody else of this account or its pod is there.');
      return { accountName: owner.accountName, people: people.map(toPersonChoice) };
    },
  };
}

/** Whoever is there of the account, its pod and their managers. The one who has it counts too: a form sent twice is no error. */
async function listHeirs({ db }: HandOverDeps, owner: AlertOwner, now: Date): Promise<Colleague[]> {
  const { aeEmail, csmEmail, pod } = owner;
  return listColleagues(db, { emails: [aeEmail, csmEmail], pod, except: null, now });
}

/** A form that was open while someone went away, or one written by hand. */
function getChosen(people: readonly Colleague[], key: string): Colleague {
  const chosen = findChosen(people, key);
  if (chosen === null) throw new AppError('not_offered', 'This person can no longer be given the alert: choose again.');
  return chosen;
}
