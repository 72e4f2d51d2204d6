import type { ActionKind } from '../domain/action-kind';
import type { AlertCard, Outcome } from '../domain/alert';
import type { Db } from '../db/client';
import { findAlertOwner } from '../db/queries/alert-owner';
import type { Person } from '../domain/person';
import type { Caller } from '../domain/viewer';
import { NotFoundError } from '../errors';
import { authoriseAnswer } from './authorise';
import type { FindViewer } from './find-viewer';

export type Press = { caller: Caller; alertId: string; now: Date };
export type Snooze = { until: Date; reason: string | null };
export type LoggedAction = { kind: ActionKind; note: string; nextStep: string | null; nextStepOn: string | null };
export type Resolution = { outcome: Outcome; note: string | null };

type Answer<Detail> = (input: { alertId: string; by: Person; now: Date } & Detail) => Promise<{ card: AlertCard }>;

export type AnswerAlertDeps = {
  db: Db;
  findViewer: FindViewer;
  acknowledgeAlert: Answer<unknown>;
  snoozeAlert: Answer<Snooze>;
  logAction: Answer<LoggedAction>;
  resolveAlert: Answer<Resolution>;
};

/** What a button or form does to an alert, each time decided again who may: buttons are visible to a whole channel. */
export type AnswerAlert = {
  acknowledge(press: Press): Promise<AlertCard>;
  snooze(press: Press & Snooze): Promise<AlertCard>;
  logAction(press: Press & LoggedAction): Promise<AlertCard>;
  resolve(press: Press & Resolution): Promise<AlertCard>;
  /** Before a form opens: may they, what is the account called, and which day is offered. */
  prepareForm(press: Press): Promise<{ accountName: string; timeZone: string }>;
};

export function createAnswerAlert(deps: AnswerAlertDeps): AnswerAlert {
  const authorise = (press: Press) => findAllowed(deps, press);
  const by = async (press: Press): Promise<Person> => (await authorise(press)).person;
  return {
    acknowledge: async ({ alertId, now, ...press }) =>
      (await deps.acknowledgeAlert({ alertId, now, by: await by({ ...press, alertId, now }) })).card,
    snooze: async ({ caller, ...input }) =>
      (await deps.snoozeAlert({ ...input, by: await by({ caller, ...input }) })).card,
    logAction: async ({ caller, ...input }) =>
      (await deps.logAction({ ...input, by: await by({ caller, ...input }) })).card,
    resolve: async ({ caller, ...input }) =>
      (await deps.resolveAlert({ ...input, by: await by({ caller, ...input }) })).card,
    prepareForm: async (press) => {
      const { person, accountName } = await authorise(press);
      return { accountName, timeZone: person.timeZone };
    },
  };
}

async function findAllowed({ db, findViewer }: AnswerAlertDeps, { caller, alertId, now }: Press) {
  const [viewer, owner] = await Promise.all([findViewer(caller, now), findAlertOwner(db, alertId)]);
  if (owner === null) throw new NotFoundError('This alert no longer exists.');
  const { person } = authoriseAnswer(viewer, owner);
  return { person, accountName: owner.accountName };
}
