import { TZDate } from '@date-fns/tz';
import { snoozeUntil } from '../alerts/snooze';
import type { ActionKind } from '../domain/action-kind';
import type { AccountCard } from '../domain/account-card';
import type { AlertCard, Outcome } from '../domain/alert';
import { findAlertOwner, type AlertOwner } from '../db/queries/alert-owner';
import { listColleagues, type Colleague } from '../db/queries/colleagues';
import type { Person } from '../domain/person';
import type { Caller } from '../domain/viewer';
import { AppError, NotFoundError } from '../errors';
import type { PersonChoice } from '../domain/person-choice';
import { authoriseAnswer, authoriseClaim } from './authorise';
import type { FindViewer } from './find-viewer';
import { findChosen, toPersonChoice } from './hand-over/person-choice';
import { readAccountCard, type AccountCardDeps } from './read-account-card';

export type Press = { caller: Caller; alertId: string; now: Date };
/** A snooze lasts so many times 24 hours, or until 9:00 of a day (YYYY-MM-DD) where the person is. */
export type SnoozeEnd = { kind: 'after'; days: number } | { kind: 'on'; day: string };
export type Snooze = { end: SnoozeEnd; reason: string | null };
export type LoggedAction = { kind: ActionKind; note: string; nextStep: string | null; nextStepOn: string | null };
export type Resolution = { outcome: Outcome; note: string | null };
/** `toKey`: one of those `prepareReassign` offered. */
export type Reassignment = { toKey: string; note: string | null };

type Answer<Detail> = (input: { alertId: string; by: Person; now: Date } & Detail) => Promise<{ card: AlertCard }>;

export type AnswerAlertDeps = AccountCardDeps & {
  findViewer: FindViewer;
  acknowledgeAlert: Answer<unknown>;
  snoozeAlert: Answer<{ until: Date; reason: string | null }>;
  logAction: Answer<LoggedAction>;
  resolveAlert: Answer<Resolution>;
  claimDri: Answer<unknown>;
  reassignAlert: Answer<{ toEmail: string; note: string | null }>;
};

/** What a button or form does to an alert, each time decided again who may: buttons are visible to a whole channel. */
export type AnswerAlert = {
  acknowledge: (press: Press) => Promise<AlertCard>;
  snooze: (press: Press & Snooze) => Promise<AlertCard>;
  logAction: (press: Press & LoggedAction) => Promise<AlertCard>;
  resolve: (press: Press & Resolution) => Promise<AlertCard>;
  /** The one who presses becomes the DRI. */
  claim: (press: Press) => Promise<AlertCard>;
  reassign: (press: Press & Reassignment) => Promise<AlertCard>;
  /** Why the account has its score. Whoever may answer an alert may see its account. */
  explain: (press: Press) => Promise<AccountCard>;
  /** Before a form opens: may they, and what is the account called. */
  prepareForm: (press: Press) => Promise<{ accountName: string }>;
  /** The same, and who it can be given to. */
  prepareReassign: (press: Press) => Promise<{ accountName: string; people: PersonChoice[] }>;
};

export function createAnswerAlert(deps: AnswerAlertDeps): AnswerAlert {
  const authorise = async ({ caller, ...input }: Press) => ({
    ...input,
    by: (await findAllowed(deps, { caller, ...input })).by,
  });
  return {
    acknowledge: async (press) => (await deps.acknowledgeAlert(await authorise(press))).card,
    snooze: async ({ end, reason, ...press }) => {
      const allowed = await authorise(press);
      const until = toInstant(end, allowed.by.timeZone, press.now);
      return (await deps.snoozeAlert({ ...allowed, until, reason })).card;
    },
    logAction: async ({ kind, note, nextStep, nextStepOn, ...press }) => {
      const allowed = await authorise(press);
      return (await deps.logAction({ ...allowed, kind, note, nextStep, nextStepOn })).card;
    },
    resolve: async ({ outcome, note, ...press }) =>
      (await deps.resolveAlert({ ...(await authorise(press)), outcome, note })).card,
    claim: async ({ caller, alertId, now }) => {
      const { by } = await findAllowed(deps, { caller, alertId, now }, authoriseClaim);
      return (await deps.claimDri({ alertId, by, now })).card;
    },
    reassign: async ({ toKey, note, ...press }) => {
      const { by, owner } = await findAllowed(deps, press);
      const { email: toEmail } = getChosen(await listHeirs(deps, owner, press.now), toKey);
      const { alertId, now } = press;
      return (await deps.reassignAlert({ alertId, by, now, toEmail, note })).card;
    },
    explain: async (press) => {
      const { owner, scope } = await findAllowed(deps, press);
      return readAccountCard(deps, { accountId: owner.accountId, scope, now: press.now });
    },
    prepareForm: async (press) => {
      const { owner } = await findAllowed(deps, press);
      return { accountName: owner.accountName };
    },
    prepareReassign: async (press) => {
      const { owner } = await findAllowed(deps, press);
      const people = await listHeirs(deps, owner, press.now);
      if (people.length === 0) throw new AppError('nobody_else', 'Nobody else of this account or its pod is there.');
      return { accountName: owner.accountName, people: people.map(toPersonChoice) };
    },
  };
}

const MORNING_HOUR = 9;

function toInstant(end: SnoozeEnd, timeZone: string, now: Date): Date {
  if (end.kind === 'after') return snoozeUntil(now, end.days);
  const [year = 0, month = 1, day = 1] = end.day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, day, MORNING_HOUR, timeZone).getTime());
}

async function findAllowed(
  { db, findViewer }: AnswerAlertDeps,
  { caller, alertId, now }: Press,
  authorise = authoriseAnswer,
) {
  const [viewer, owner] = await Promise.all([findViewer(caller, now), findAlertOwner(db, alertId)]);
  if (owner === null) throw new NotFoundError('This alert no longer exists.');
  const { person, scope } = authorise(viewer, owner);
  return { by: person, scope, owner };
}

/** Whoever is there of the account, its pod and their managers, but for the one who has it. */
async function listHeirs({ db }: AnswerAlertDeps, owner: AlertOwner, now: Date): Promise<Colleague[]> {
  const { aeEmail, csmEmail, pod, driEmail } = owner;
  return listColleagues(db, { emails: [aeEmail, csmEmail], pod, except: driEmail, now });
}

/** A form that was open while someone went away, or one written by hand. */
function getChosen(people: readonly Colleague[], key: string): Colleague {
  const chosen = findChosen(people, key);
  if (chosen === null) throw new AppError('not_offered', 'This person can no longer be given the alert: choose again.');
  return chosen;
}
